// The endings of source files.
/** Endings of files in which tools name positions. */
export const SOURCE =
  '(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec)'
