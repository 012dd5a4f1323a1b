/** Lines that only mention a failure: `DistillGPT2   FAIL:   graph_breaks=4, expected=2`. */
export const MENTION =
  /(?<!\b0 )\b(?:FAIL|FAILED|FAILURE|ERROR|FATAL|[Ff]ailed|[Ff]atal|[Cc]annot|[Cc]ould not|[Uu]nable to|[Mm]issing|[Ii]nvalid|[Tt]imed out|[Tt]imeout|[Rr]efused|[Dd]enied|[Aa]borted|not found)\b(?!(?: \w+){0,2}:? +0\b)/
