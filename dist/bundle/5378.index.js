const ah=5378,dh=[5378],ch={68036:((ih,fi,I)=>{I.d(fi,{readLog:()=>Ym});var $=I(865),yt=I(17034);function we({kind:t}){return t==="error"?"Error: ":""}var Ot=I(83215),Nt=I(57975),z=I(32113),ce=I(57020);const Lt=/^(?:\d:)?v?\d{1,8}(?:\.\d{1,8}){1,4}(?:(?:a|b|c|rc|alpha|beta|dev|post|p|r)\d{1,4}|[-+~_.]~?(?!\d{1,2}[:_])[\da-z]+(?:[-+~_.]~?[\da-z]+)*)?$/i,pi=/^\d+\.\d+$/,mi=/^(?:\d{1,3}\.){3}\d{1,3}$/,hi=/^(?:0|10|127|169|172|192)\.(?:\d{1,3}\.){2}\d{1,3}$/,gi=/^(?:[kKMGT]?i?B(?:\/s)?|bytes?|%|[mnµu]?s|secs?|seconds?|mins?|minutes?|hours?|MBs?\/sec|x|times|points?|pt|px|fps|ops|req|Hz|GHz)\b/,bi=/[-_.](?:(?:[cp]p\d|macos|arm64)[^-_.]*|py[23]|linux|darwin|ubuntu|osx|win(?:dows|32|64)?|x64|x86|amd64|aarch64|universal|i686|all|bin|src|sources|javadoc)(?![^-_.])/,Ei=/(?:\.[a-z]\w*\.bottle(?:\.\d+)?)?\.(?:tar\.(?:gz|xz|bz2|zst)|tgz|zip|whl(?:\.metadata)?|jar|pom|aar|module|deb|rpm|gem|crate|nupkg|conda|exe|msi|pkg|dmg)$/i,Si=/^(?:versions?|v|ver|release|is|has|was|as|amd64|arm64|x86_64|aarch64|i386|noarch|all)?$/i,wi=/^(?!(?:over|to|from|at|in|on|of|for|the|an?|with|using|used?|by|via|and|or|than|found|default|latest|current|now|be|set|up|path|url|key|id|yes)$)[@a-z](?:[\w.@/+:-]*[\w@/+:-])?$/i,Ai=[[/^(\W*Found [A-Za-z][\w.+-]*)(?::? [^()]*\(found [a-z ]+"|: (?:[A-Z]:)?[\\/][^()]*\()v?(?=\d+\.\d)/,"$1 v"],[/\([A-Za-z][^()]*\) (?=v?\d)/,""],[/(?<= )(\d+\.[\d.]+) \([A-Z][a-z]+ \1-[^\s()]*\)/,"version $1"],[/\/([\w.-]+?)(?:\.git)? (?:resolved )?(?:at|@) (?=v?\d+\.\d+\.\d)/,"/ $1 "],[/ version=(?=v?\d)/," version "]],Ri=/^[^A-Za-z]*([a-z][\w-]*(?<!ing|ed) [a-z-]+) v\d\S*(?: \(\w+\))?$/,Ti=/\w ['"]$/,ki=/\b(?:requires?|needs|expected|wanted|got|received(?=:)|(?<![\w/-])tag|support\w*|minimum|at least|available|newer|upgrade|update|outdated|since|notice|assert\w*|errors?|fail\w*)\b|Error\b/i,xi=/^Download action repository '([^'@]+)@([^']+)' \(SHA:([\da-f]{40})\)$/,Ii=/[^\s"'`()[\]{}<>,;|│]+/g;function*yi(t,e){if(!/\d\.\d|[\da-f]{40}/.test(t))return;const n=Ai.reduce((c,[l,u])=>c.replace(l,u),t),[,s,i="",r=""]=xi.exec(n)??[];if(s!==void 0){const c=r.slice(0,7);yield{name:s,version:i===r?c:`${i} (${c})`};return}const o=n.search(ki),a=[...n.matchAll(Ii)].map(({0:c,index:l})=>({word:c,index:l}));let d;for(const[c,{word:l,index:u}]of a.entries()){const f=l.replace(/[.:]{1,9}$/,"");if(!/\d\.\d|sha256:/.test(f)||o>=0&&o<u)continue;const p=Lt.test(f),g=p?void 0:Oi(f,n,e)??Fi(f);if(g!==void 0&&g.name!==""&&(yield g),!p)continue;const m=Ni(n,{word:f,index:u,end:u+l.length},a[c-1]);if(m===void 0)continue;const h=Ri.exec(n)?.[1]??$i(n,a,c)??(d??={name:Ci(n,e)}).name;h!==void 0&&(yield{name:h,version:m})}}function Oi(t,e,{pulled:n}){const[,s,i]=/^(?:(.+)@)?sha256:([\da-f]{64})$/.exec(t)??[];return i===void 0?void 0:{name:s??(e.startsWith("Digest: ")?n:""),version:`sha256:${i.slice(0,12)}`}}function Ni(t,{word:e,index:n,end:s},i){if(mi.test(e)||/\d:$/.test(t.slice(Math.max(0,n-2),n)))return;const r=t.slice(s,s+40).trimStart(),o=/^v(?:er(?:sion)?)?:?$/i.test(i?.word??"");if(gi.test(r)||pi.test(e)&&!o)return;const[,a]=/^\(?([\da-f]{7,12} 20\d\d-\d\d-\d\d)\)/.exec(r)??[];return a===void 0?e:`${e} (${a})`}function Li(t){return/:\/\/[^/?#]*([^?#]*)/.exec(t)?.[1]??t}function Fi(t){const e=Li(t),n=le(/^(@?[A-Za-z][\w./@+~:-]*?)(?:==|@(?:npm:|v?(?=\d+\.\d+\.\d))|=(?=v?\d+\.\d+\.\d)|:(?<=^[\w.-]+\/[^:]+:))(v?\d[\w.+~:-]*)$/i,e);if(n!==void 0)return n;const s=(e.split("/").at(-1)??"").replace(/^(?:.*::|[a-z\d]{32}-(?!.*\.drv$))/,""),[i=""]=s.replace(/:[A-Za-z][\w-]*$/,"").replace(Ei,"").split(bi,1),r=le(/^(?:[\w.-]+:)?([A-Za-z][\w.+@-]*?)[-_:]+(v?\d+\.\d[\w.+~-]*)$/i,i)??le(/^([A-Za-z]{2,12})(\d+\.\d+\.\d+)$/,i);return r!==void 0&&!hi.test(r.version)?r:le(/^([A-Za-z][\w-]+)\/(\d+\.\d+\.\d[\w.]*)$/,e)??le(/\/hostedtoolcache\/([^/]+)\/(?:[a-z]+-(?=\d))?([^/]+?)(?:-(?:x64|arm64))?(?:\/|$)/,e)}function le(t,e){const[,n,s]=t.exec(e)??[];if(!(n===void 0||s===void 0||!Lt.test(s)))return{name:n,version:s}}const vi=3;function $i(t,e,n){for(let s=n-1;s>=Math.max(0,n-vi);s-=1){const i=(e[s]?.word??"").replace(/[:=]{1,9}$/,"");if(Si.test(i))continue;const r=Ti.test(t.slice(e[s]?.index,e[s+1]?.index));return wi.test(i)&&!r?i:void 0}}function Ci(t,{above:e}){const n=t.replace(/\S+/g,s=>/\d\.\d/.test(s)?"\u2026":s).trim();return new RegExp("\\p{L}{2}","u").test(n)?/^Version:\s+…$/.test(n)?/'([^']+)'/.exec(e)?.[1]??e.replace(/:$/,""):/\bversions?\b/i.test(n)?n:void 0:e}const _i=/(?<![a-z\d])(?:gh[oprsu]_|github_pat_|glpat-|xox[a-z]-|AKIA|eyJ|(?:sk-|npm_|pypi-)(?=[^\s/:@]*(?:[\dA-Z]|[^\s/:@-]{16})))/,Di=/(?:[\da-f]-?){32}/i,Mi=20;function Pi(t){const e=t.split(" ").map(Ui);if(!(e.some(Ft)||e.every(n=>n==="")))return e.map(n=>n||"\u2026").join(" ")}function Ft(t){const e=n=>n.length>=Mi&&/\d/.test(n)&&/[a-z]/.test(n)&&/[A-Z]/.test(n);return _i.test(t)||Di.test(t)||t.split(/[^\w+-]+/).some(e)}function Ui(t){const[,e]=/:\/\/[^/?#]*([^?#]*)/.exec(t)??[];if(e===void 0)return t.replace(/^[^@/:]*:[^@/]*@/,"");const n=e.split("/").findLast(s=>/\w/.test(s))??"";return n.slice(n.lastIndexOf("@")+1)}const Wi=5e3,Ae=60,Bi=/^\s*(?:\* \[new (?:tag|branch|ref)\]|t \[tag update\]|Collecting |Requirement already|HEAD is now at|Cache (?:hit|not found|restored|saved) |(?:\[command\])?(?:\S*\/git|"[^"]+git\.exe") |[Ww]arning:|remote: |npm notice)|^\W*(?:INFO\W+)?Download(?:ed|ing)?:?(?: from \S+)? \S+\.pom\b/,zi=[/^> (@?\S+?)@\d\S*(?: \S+)?$/,/^\s*(?:Compiling|Checking|Documenting|Packaging|Building) (\S+) v\S+ \((?:\/|[A-Z]:)/,/^(?:\[INFO\] )?Building (\S+?)(?: \S+)?[- ]\d\S*(?: +\[\d+\/\d+\])?$/,/@ (\S+) ---$/,/^\s*(?:Building|Built|Preparing|Prepared|\+) (?:.* )?(\S+) (?:@|\(from) file:/,/^Processing \S*\/([^\s/]+)$/],Gi=/Provisioner|Hosted Compute Agent/,ji=[[z.zK,/\nCurrent runner version: '([\w.+-]+)'$/],[z.W1,/\n(?:Image|Environment): (\S+)$/],[z.rl,/^(?:Image|Environment): .*\nVersion: ([\w.]+)$/]],Ki={count:0,isInstalled:!1,isJar:!0},Zi=/^\W*(?:INFO\W+)?Download\w*\W.*\.[aj]ar\b/,Hi=/install|download|added|unpack|pouring|setting up|^ *\+ /i;function Xi(t){const e=new Map,n=new Set,s={above:"",pulled:""};let i="";const r=(o,a,d="")=>{const c=Pi(o.slice(0,4*Ae));if(c===void 0||Ft(a))return;const l=(0,z._5)(He(c)),{versions:u,...f}=e.get(l)??{...Ki,versions:new Set};u.size<=z.F5&&u.add(He(a));const p={name:He(c),versions:u,count:f.count+1,isInstalled:f.isInstalled||Hi.test(d),isJar:f.isJar&&Zi.test(d)};(e.has(l)||e.size<Wi)&&e.set(l,p)};for(const{text:o,writer:a}of t){s.pulled=/(?:Pulling from|Pulled:) '?([^\s']+)/.exec(o)?.[1]??s.pulled;const d=zi.map(l=>l.exec(o)?.[1]).find(Boolean)?.split("==",1)[0];d&&n.add((0,z._5)(d)),a==="title"&&(i=o);const c=a==="set-up"?qi(o,s):void 0;if(c!==void 0)r(...c);else if(a!=="title"&&!Bi.test(o))for(const{name:l,version:u}of yi(o,s))!Gi.test(l)&&!z.Wp.includes((0,z._5)(l))&&r(l,u.replace(/^v(?=\d\S*$)/,""),o);new RegExp("\\p{L}{2}","u").test(o)&&(s.above=o.trim())}return{names:e,own:n,command:i}}function qi(t,{above:e}){for(const[n,s]of ji){const[,i]=s.exec(`${e}
${t}`)??[];if(i!==void 0)return[n,i]}}function He(t){const e=(0,ce.JE)(t.slice(0,4*Ae));return e.length<=Ae?e:`${e.slice(0,Ae-1).toWellFormed()}\u2026`}var Re=I(60533);const Vi=12;function vt(t,e){return $t(t,e)?0:Yi.test(e)?Vi:2}const Yi=/^(?:Pre )?Run (?:\/?\.\/|\S[^\s/]*\/\S[^\s@]*@\S+$)/;function $t(t,e){return Ct(t)===Ct(e)}function Ct(t){const e=t.startsWith("Pre ")?t.slice(4):t;return e.startsWith("Run docker://")?e.replace("docker://","").trim():e.startsWith("Run /./")?e.replace("/","").trim():e.trim()}const _t=/^actions\/cache(?:\/restore)?$/,Dt=/^actions\/setup-(?:node|python|java|go|dotnet)$/,Mt=/^Swatinem\/rust-cache$/i,Pt=/^astral-sh\/setup-uv$/i,se=new RegExp([_t,Dt,Mt,Pt].map(({source:t})=>t).join("|"),"i"),Ji=[["hit",se,/^Cache hit for: (.+)$/,"Cache hit for: Linux-cargo-3f1b"],["partial",se,/^Cache hit for restore-key: (.+)$/,"Cache hit for restore-key: Linux-cargo-2e0a"],["failed",se,/^##\[(?:error\]|warning\]Failed to restore: )/,"##[warning]Failed to restore: Timeout"],["size",se,/^Cache Size: ~\d+ MB \((\d+) B\)$/,"Cache Size: ~118 MB (123456789 B)"],["blocked",se,/^Cache restore skipped: the effective cache-mode '(.+)' does not permit reads\.$/,"Cache restore skipped: the effective cache-mode 'write-only' does not permit reads."],["miss",_t,/^Cache not found for input keys: ([^,]+)(?:, .*)?$/,"Cache not found for input keys: Linux-cargo-3f1b, Linux-cargo-"],["miss",Dt,/^(?:\S+ cache|Cache) is not found(?: for \S+ \S+)?()$/i,"npm cache is not found"],["miss",Mt,/^No cache found\.()$/,"No cache found."],["miss",Pt,/^No GitHub Actions cache found for key: (.+)$/,"No GitHub Actions cache found for key: setup-uv-1-x86_64-3f1b"]];function Qi(t){return se.test(t)}const er=/^Complete job name: /,Ut=/^Run ([\w.-]+\/[\w./-]+)@\S+$/,tr=20,nr=262144;function sr(t,e=1/0){const n=new Map,s=[];let i=0,r=!0;function o(d,c){if(i+=d.raw.bytes.length+1,i>nr)return;r&&=d.time===void 0||!er.test(d.text);const l=c.length>0&&c.every(({number:m})=>m>e),{header:u}=d;if(l||u==="list"||u==="end")return;const{kind:f,text:p}=d.read();if(p===""||f==="error")return;const g=r&&d.time!==void 0;s.push({text:p,writer:u??(g?"set-up":"step")})}function a(d,c,l){const u=n.get(c)??{action:void 0,caches:[],isBlocked:!1};n.set(c,u);const f=d.isTagged?d.clue:void 0;if(f?.kind==="header"){const p=u.action===void 0&&f.form==="action";u.action=p?ir(f.name,c):""}l||(u.action=""),u.action&&rr(u,u.action,(0,Nt.stripVTControlCharacters)(d.text))}return{add(d,c){if(t&&o(d,c),d.time!==void 0)for(const l of c)a(d,l,c.length===1)},facts:()=>({versions:t?(0,Re.O)(()=>Xi(s)):void 0,caches:new Map([...n].flatMap(([{number:d},{action:c,caches:l}])=>c?[[d,l]]:[]))})}}function ir(t,{name:e}){const[,n=""]=Ut.exec(t)??[];return Ut.test(e)&&!$t(t,e)||!Qi(n)?"":n}function rr(t,e,n){const{caches:s,isBlocked:i}=t,[r,,o]=Ji.find(([,c,l])=>c.test(e)&&l.test(n))??[];if(r===void 0||s.length>=tr)return;const a=o?.exec(n)?.[1]||void 0,d=s.at(-1);switch(r){case"hit":case"partial":case"miss":{const c=r==="miss"&&i?"blocked":r;s.push({result:c,key:a,bytes:void 0});return}case"failed":(d?.result==="hit"||d?.result==="partial")&&s.pop();return;case"size":d!==void 0&&(t.caches=s.with(-1,{...d,bytes:Number(a)}));return;case"blocked":t.isBlocked=!0}}const Wt=2e3,or=200;class ar{#t=[];#n=new Map;#e=0;add(e,n){const s=e.isTagged?e.clue:void 0;e.time!==void 0&&(s?.kind==="start-action"||s?.kind==="end-action")&&this.#s(s,e.time,n)}partsOf(e){if(this.#t.length===0||this.#e>Wt)return;const n=new Set(this.#t.flatMap(o=>Bt(o)?o.candidates:[])),s=o=>Bt(o)?o.candidates:o.candidates.filter(a=>!n.has(a)),[i,...r]=this.#t.filter(o=>s(o).includes(e));if(i===void 0)return{parts:[],omitted:0};if(!(r.length>0||s(i).length>1))return{parts:i.parts.map(({part:o})=>o),omitted:i.omitted}}#s(e,n,s){if(s.length===0||this.#e>Wt)return;const i=s.filter(({kind:o})=>o!=="group"),r=this.#i(e.id,i);e.kind==="end-action"?lr(r,e,n):cr(r,e,n)&&(this.#e+=1)}#i(e,n){const[s=""]=e.split("."),i=this.#n.get(s),r=i?.candidates.filter(a=>n.includes(a))??[];if(i!==void 0&&!(r.length===0&&n.some(dr(i))))return r.length>0&&(i.candidates=r),i;const o={candidates:n,parts:[],omitted:0};return this.#t.push(o),this.#n.set(s,o),this.#e+=1,o}}function Bt({candidates:t}){return t.length===1}function dr({candidates:t}){const e=n=>n.replace(/^(?:Pre|Post) /,"");return({name:n})=>t.some(s=>s.name!==n&&e(s.name)===e(n))}function cr(t,{id:e,name:n=""},s){if(t.parts.some(o=>o.id===e))return!1;if(t.parts.length>=or)return t.omitted+=1,!1;const i=t.parts.findLast(o=>e.startsWith(`${o.id}.`)),r={name:n,depth:i===void 0?0:i.part.depth+1,startedAt:s,completedAt:void 0,duration:void 0,outcome:void 0,conclusion:void 0};return t.parts.push({id:e,part:r}),!0}function lr(t,{id:e,outcome:n,conclusion:s},i){const r=t.parts.findLast(l=>l.id===e);if(r===void 0)return;const{startedAt:o}=r.part,a=i<o?void 0:i,c=a!==void 0&&s!=="skipped"?a-o:void 0;r.part={...r.part,completedAt:a,duration:c,outcome:n,conclusion:s}}const zt=[/^\u001B\[36;1m/,"script"],Gt=[/^shell: /,"shell"],Xe=[/^env:$/,"list"],qe=[/^##\[endgroup\]$/,"outside"],ur={top:[zt,Gt,Xe,[/^with:$/,"list"],qe],script:[zt,Gt],shell:[Xe,qe],list:[[/^ {2}\S[^:]*: ?/,"list"],Xe,qe]};function fr(t){const e=jt("top",t);return e&&(e==="script"||e==="shell"?"script":"action")}function jt(t,e){return ur[t].find(([n])=>n.test(e))?.[1]}const q=t=>({kind:"runner",steps:t}),Kt=[[/^Current runner version: '/,q(/^Set up job$/)],[/^A job (?:started|completed) hook has been configured by /,q(/^(?:Set up|Complete) runner$/)],[/^##\[group\]Checking docker version$/,q(/^Initialize containers$/)],[/^##\[group\]Pull down action image '/,q(/^Pull /)],[/^##\[group\]Build container for action use: '/,q(/^Build /)],[/^(?:Print service container logs|Stop and remove container): /,q(/^Stop containers$/)],[/^(?:Evaluate and set (?:job outputs|environment url)|Uploading runner diagnostic logs|Cleaning up orphan processes)$/,q(/^Complete job$/)],[/^Prepare all required actions$/,{kind:"preparation"}],[/^Post job cleanup\.$/,{kind:"cleanup"}],[/^Complete job name: /,{kind:"set-up"}],[/^shell: (?:\S*\/)?(?:ba)?sh -e \{0\}$/,{kind:"shell",byDefault:!0}],[/^shell: /,{kind:"shell",byDefault:!1}],[/^(?:(?:Waiting for|Waiting for all|Cancelling) background step\(s\)|No background steps remaining)/,{kind:"wait"}],[/^##\[error\](?:The template is not valid\. |Can't find 'action\.yml'|Failed to resolve action )/,{kind:"error",unstarted:!0}],[/^##\[error\]/,{kind:"error",unstarted:!1}]],Zt=/^##\[(start|end)-action ([^]*)\]$/,pr=new RegExp([Zt,...Kt.map(([t])=>t)].map(({source:t})=>t).join("|"));function mr(t,e=""){if(t.startsWith("##[group]Run "))return{kind:"header",name:t.slice(9),form:fr(e)};if(pr.test(t))return Kt.find(([n])=>n.test(t))?.[1]??hr(t)}function hr(t){const[,e,n=""]=Zt.exec(t)??[],s=br(n),i=s.get("id")??"";if(i!=="")return e==="start"?{kind:"start-action",id:i,name:s.get("display")}:{kind:"end-action",id:i,outcome:Ht(s.get("outcome")),conclusion:Ht(s.get("conclusion"))}}const gr=20;function br(t){return new Map(t.split(";",gr).map(e=>{const[n="",...s]=e.split("=");return[n,s.join("=").replace(/%(?:25|3B|5D|0D|0A)/g,decodeURIComponent)]}))}function Ht(t){return t!==void 0&&/^\w+$/.test(t)?t:void 0}var x=I(92144);const Er=1e3,Sr=/^(?:\xEF\xBB\xBF)?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})Z(?: |$)/,wr=34;function Xt(){let t,e=NaN;return n=>{const s=Sr.exec(n.toString("latin1",0,wr));if(s!==null&&(s[1]!==t&&(t=s[1],e=Date.parse(`${t}Z`)),!Number.isNaN(e)))return{time:e+Number(s[2])*$.Z2,textAt:s[0].length}}}function Ar(t,e=0){const n=Ir(t.toString("utf8",e)),{kind:s,text:i}=Lr(n),r=Er-we({kind:s}).length;if(i.length<=r)return{kind:s,text:i,cut:!1};const o=i.slice(0,r),a=i.slice(r);return{kind:s,text:o.toWellFormed(),cut:!0,rest:a}}const Rr=/[^\P{Cc}\t]/gu,Tr=/[\p{Zl}\p{Zp}]/gu,kr=/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g,xr=/^[\t\x20-\x7E]*$/;function Ir(t){if(xr.test(t))return t.trimEnd();const e=t.replace(/(?<!\r)\r+$/,"").split("\r"),n=e.filter((s,i)=>i===e.length-1||x.TR.test(s));return(0,Nt.stripVTControlCharacters)([...new Set(n)].join(" ")).replace(Rr,"").replace(Tr," ").replace(kr,"").trimEnd()}const yr=/^\s*##\[([\w-]+)\](.*)$/s,Or=/^##\[(?:start|end)-action [^\]]*\]$/,Nr=/^\s*::add-mask::/;function Lr(t){if(Nr.test(t)||Or.test(t))return{kind:"hidden",text:""};const[,e="",n=""]=yr.exec(t)??[];switch(e){case"group":return{kind:n.startsWith("Run ")?"header":"text",text:n};case"endgroup":return{kind:"end-of-group",text:""};case"error":return{kind:"error",text:n};case"warning":return{kind:"text",text:`Warning: ${n}`};case"notice":return{kind:"text",text:`Notice: ${n}`};case"command":case"section":return{kind:"text",text:n};case"debug":case"add-mask":return{kind:"hidden",text:""};default:return{kind:"text",text:t}}}const Fr=8192,vr=35;class $r{raw;time;lastTime;header;next;#t;#n;#e;#s;constructor(e,n,s){this.raw=e,this.time=n?.time,this.lastTime=s,this.#t=n?.textAt??0}get text(){return this.#n??=this.raw.bytes.toString("utf8",this.#t,this.#t+Fr).replace(/\r$/,""),this.#n}get clue(){if(this.time!==void 0)return this.#e??=mr(this.text,this.next)??"none",this.#e==="none"?void 0:this.#e}get isTagged(){return this.raw.bytes[this.#t]===vr}read(){return this.#s??=this.#i(),this.#s}#i(){const{kind:e,text:n,cut:s,rest:i}=Ar(this.raw.bytes,this.#t);return{kind:e==="header"&&this.header!=="title"?"text":e,text:n,cut:s||this.raw.cut,rest:this.raw.cut?void 0:i,timed:this.time!==void 0}}keep(){this.raw={...this.raw,bytes:Buffer.from(this.raw.bytes)}}}const Cr=2e4,_r=4;function Dr(t){const e=Xt();let n=Cr,s,i,r="outside";function o({text:d,time:c}){if(r==="outside")return!1;if(c===void 0&&r!=="top"||d.startsWith("##[debug]"))return!0;const l=jt(r,d);return r=l??"outside",l!==void 0}function a(d=""){i!==void 0&&(i.next=d,t(i),i=void 0)}return{add:d=>{const c=e(d.bytes);if(n=Math.max(-1,n+(c===void 0?-1:_r)),n<0)return;s=c?.time??s;const l=new $r(n===0?{...d,cut:!0}:d,c,s);o(l)&&(l.header=l.text==="##[endgroup]"?"end":"list",i!==void 0&&(i.header="title")),i!==void 0&&a(l.text),c!==void 0&&l.isTagged&&l.text.startsWith("##[group]Run ")?(r="top",i=l,l.keep()):t(l)},end:a}}const Mr={from:void 0,before:void 0,opened:!0,single:!1,within:!1,errored:!0,ended:!1},Ve=10,B=1.5*Ve,Ye=3*Ve,Pr=$.Z2/2;function ue(t,e){return!Je(t,e)&&e<t.to}function Je({from:t},e){return e<t-Pr}function Te({alongside:t},e){return t.length===0||e===void 0?t:t.filter(n=>ue(n,e))}function Ur(t,{clue:e,time:n,nested:s}){const i=n!==void 0&&n<t.from?3:0,r=s&&Te(t,n).length===0?B:0;return i+r+Wr(t,e)}function Wr(t,e){if(t.kind==="unlisted")return e?.kind==="header"||e?.kind==="runner"||e?.kind==="cleanup"?5:B;switch(e?.kind){case"runner":return e.steps.test(t.name)?0:B;case"cleanup":return t.kind==="cleanup"?0:B;case"header":return t.kind!=="main"||e.form===void 0?B:vt(e.name,t.name);case"preparation":case"wait":return t.kind==="main"?1:B;case"error":case void 0:return t.failed?4:B;case"start-action":case"end-action":case"shell":case"set-up":return B}}function qt(t,e){return e===void 0||ue(t,e)?0:2*Ve}function Br(t,e,n){const{time:s}=n,i=Te(e,s).length===0,r=i?qt(e,s):0,o=i&&t.ended?6:0,a=e.from===-1/0&&s!==void 0&&s>=e.to-$.Z2?.2:0;return r+o+a+zr(t,e,n)}function zr(t,e,{clue:n,silent:s,nested:i,marked:r}){switch(n?.kind){case"header":return n.form===void 0||i?0:t.opened?t.single?6:r?5:t.within||s?.3:2.5:vt(n.name,e.name);case"runner":return e.kind==="unlisted"||n.steps.test(e.name)?0:8;case"cleanup":return e.kind==="unlisted"?0:e.kind==="cleanup"?3:8;case"preparation":case"wait":return e.kind==="runner"?0:3;case"shell":return t.within?n.byDefault?6:0:n.byDefault?0:2;case"error":return n.unstarted?5:0;case"set-up":case"start-action":case"end-action":case void 0:return 0}}function Gr({opened:t,errored:e},{failed:n}){return(n&&!e?6:0)+(t?0:6)}function jr({kind:t}){return t==="unlisted"?0:8}function Qe(t,e){switch(e?.kind){case"header":return t.opened?{...t,within:!0}:{...t,opened:!0,single:e.form==="script"};case"error":return{...t,errored:!0,opened:t.opened||e.unstarted};case"set-up":return{...t,ended:!0};case"wait":return{...t,opened:!0,single:!0};case"cleanup":return{...t,opened:!0};case"runner":case"shell":case"preparation":case"start-action":case"end-action":case void 0:return t}}var Kr=I(36659);const Zr=20,Hr=/^(?:Set up job|Complete job|Set up runner|Complete runner|Initialize containers|Stop containers)$/;function Xr(t){const e=new Set(t.map(({name:a})=>`Post ${a.replace(/^Pre /,"")}`)),n=t.flatMap(a=>qr(a,e)??[]).toSorted((a,d)=>a.from-d.from),s=n[0],i=n.at(-1);let r=[];const o=n.map((a,d)=>{const c=n[d-1];return r=[...r,...c===void 0?[]:[c]].filter(({to:l})=>l-$.Z2>a.from).slice(-Zr),{...a,alongside:r}});return[...s?.name==="Set up job"?[]:[Vt(-1/0,(s?.from??1/0)+$.Z2)],...o,...i===void 0||i.name==="Complete job"?[]:[Vt(i.to-$.Z2,1/0)]]}function qr(t,e){const{name:n,state:s}=t;if(s.kind==="waiting"||s.startedAt===void 0)return;const i=s.kind==="finished"?s.conclusion:void 0;if(i==="skipped")return;const r=s.kind==="finished"?s.completedAt??1/0:1/0;return{step:t,name:n,from:s.startedAt,to:Math.max(r,s.startedAt)+$.Z2,kind:Hr.test(n)?"runner":e.has(n)?"cleanup":"main",failed:i!==void 0&&(0,Kr.N6)(i),alongside:[]}}function Vt(t,e){return{step:void 0,name:"",from:t,to:e,kind:"unlisted",failed:!1,alongside:[]}}const Vr=4194304,Yr=10,Jr=400,Qr=100,eo=1e5,to=2;class no{#t;#n;#e;#s=Dr(e=>{this.#f(e)});#i=new Set;#r=[];#o=0;#a=[];#d=0;#c=0;#l=new Set;#u=!1;#p=!1;constructor(e){this.#t=e,this.#n=Xr(e.steps),this.#e=new Map(this.#n.flatMap((n,s)=>[n,...n.alongside].map(({step:i})=>[i,s])))}add(e){this.#s.add(e)}end(){this.#s.end(),this.#w(void 0,!0)}isOver(e){const n=this.#e.get(e)??1/0;return this.#r.length>0&&this.#r.every(({part:s})=>s>n)}hasBegun(e){return this.#i.has(e)}#f(e){const[n]=this.#r,s=e.time===void 0&&n!==void 0;this.#a.length===0&&n!==void 0&&(s||this.#S(n,e.lastTime))?(e.isTagged&&(this.#m(e),this.#r=[Qe(n,e.clue)]),this.#A(e,n)):(this.#m(e),s||this.#h(e),e.keep(),this.#a.push(e),this.#d+=e.raw.bytes.length+Jr,this.#w(e.lastTime,this.#d>Vr)),this.#p=e.header==="end"}#m({clue:e,time:n}){if(e?.kind!=="start-action"&&e?.kind!=="end-action")return;const s=i=>i!==void 0&&n!==void 0&&(ue(i,n)||Te(i,n).length>0);this.#r.some(({part:i})=>s(this.#n[i]))&&(this.#u=!0,e.kind==="end-action"?this.#l.delete(e.id):this.#l.size<Yr&&this.#l.add(e.id))}#h({clue:e,time:n,lastTime:s}){const i=this.#c+this.#a.length,r=e?.kind==="header"&&this.#p,o=this.#l.size>0,a={clue:e,time:s,silent:r,nested:o,marked:this.#u},d=this.#r.length===0,c=so(d?this.#g(a):this.#b(a,n===void 0?n:i));this.#o+=c.length;const u=this.#o>eo+to*i?1:Qr;this.#r=c.length>u?c.toSorted((f,p)=>f.cost-p.cost).slice(0,u):c}#g(e){const n=this.#n;if(!this.#t.fromStart)return n.map((a,d)=>({...Mr,part:d,cost:qt(a,e.time)}));const[s]=n;if(s===void 0)return[];const i=e.time!==void 0&&(e.clue?.kind??"header")==="header",r=s.kind==="runner"&&i?Ye:0,o=Yt(s,e,{part:0,cost:r,from:0,before:void 0});return[o,...this.#E(e,o.cost,{part:1,cost:0,from:0,before:void 0})]}#b(e,n){const s=this.#r.flatMap(o=>{const a=this.#n[o.part];if(a===void 0)return[];const d=o.cost+Br(o,a,e);return[{path:o,part:a,stayed:Qe({...o,cost:d,ended:!1},e.clue)}]}),i=s.map(({stayed:o})=>o);if(n===void 0)return i;const r=Math.min(...i.map(({cost:o})=>o));return s.flatMap(({path:o,part:a,stayed:d})=>{const c=o.cost+Gr(o,a);return[d,...this.#E(e,r,{part:o.part+1,cost:c,from:n,before:o})]})}#E(e,n,s){const{time:i}=e,r=[];let{cost:o}=s;for(let a=s.part;o<=n+Ye;a++){const d=this.#n[a];if(d===void 0||i!==void 0&&Je(d,i))break;if(i===void 0||ue(d,i)){const c=o+Ur(d,e);r.push(Yt(d,e,{...s,part:a,cost:c}))}o+=jr(d)}return r}#S({part:e},n){const s=this.#n[e+1];return s===void 0||n!==void 0&&Je(s,n)}#w(e,n){const[s,...i]=this.#r;if(s===void 0)return;const r=i.every(({part:c})=>c===s.part)&&this.#S(s,e);if(i.length>0&&!r&&!n)return;const o=this.#r.reduce((c,l)=>l.cost<c.cost?l:c);this.#r=[{...o,cost:0,before:void 0}];const a=[];for(let c=o;c!==void 0;c=c.before)a.push(c);const d=this.#a;this.#a=[],this.#d=0;for(const c of d){const l=a.find(({from:u=0})=>u<=this.#c);l!==void 0&&this.#A(c,l)}}#A(e,{part:n,from:s}){const i=this.#n[n];s!==void 0&&i?.step!==void 0&&this.#i.add(i.step),this.#t.emit(e,i===void 0?[]:io(i,e.lastTime)),this.#c+=1}}function Yt(t,{clue:e},n){const i={opened:t.kind==="runner"||t.kind==="unlisted",single:!1,within:!1,errored:!1,ended:!1};return Qe({...n,...i},e)}function so(t){if(t.length===1)return t;const e=new Map;for(const i of t){const{part:r,opened:o,single:a,within:d,errored:c,cost:l}=i,u=16*r+8*Number(o)+4*Number(a)+2*Number(d)+Number(c);l<(e.get(u)?.cost??1/0)&&e.set(u,i)}const n=[...e.values()],s=n.reduce((i,r)=>Math.min(i,r.cost),1/0);return n.filter(({cost:i})=>i<=s+Ye)}function io(t,e){return[...e===void 0||ue(t,e)?[t]:[],...Te(t,e)].flatMap(({step:s})=>s??[])}const ke=/(?:[\w-]{1,60}\.){0,4}(?:github\.com|githubusercontent\.com|ghcr\.io|npmjs\.(?:org|com)|yarnpkg\.com|pypi\.org|pythonhosted\.org|docker\.(?:io|com)|crates\.io|rubygems\.org|maven\.org|maven\.apache\.org|gradle\.org|nuget\.org|packagist\.org|golang\.org|ubuntu\.com|debian\.org|quay\.io|mcr\.microsoft\.com|nodejs\.org|conda\.io|anaconda\.org|dl\.google\.com|terraform\.io|opentofu\.org|gitlab\.com|bitbucket\.org|jsr\.io|deno\.land|esm\.sh|hex\.pm|pub\.dev|rust-lang\.org|rustup\.rs|alpinelinux\.org|fedoraproject\.org|archlinux\.org|packages\.microsoft\.com|hashicorp\.com|helm\.sh|bitnami\.com|conan\.io|cocoapods\.org|nixos\.org|spring\.io|sonatype\.com|snapcraft\.io|sigstore\.dev|public\.ecr\.aws|(?:dl|registry)\.k8s\.io|galaxy\.ansible\.com|huggingface\.co|brew\.sh|nodesource\.com|playwright\.azureedge\.net|playwright\.dev|download\.cypress\.io|cdn\.cypress\.io|storage\.googleapis\.com\/chrome-for-testing[\w-]*)/.source+/(?![\w.-])/.source,G=/(?!(?:[\w.-]{1,200}\.)?example\.(?:com|net|org)\b)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\b)[a-z][a-z\d-]{1,20}(?![\w.-]*\w)/.source,ro=/\bhttps?:\/\/(?:[^@\s/]{0,100}@)?([\w.-]+)|\b(?:resolve host|resolving|reach host|lookup|Resolving|getaddrinfo [A-Z_]+|UnknownHostException|connect(?:ion)? to)(?: address|:)? ?['‘"]?([a-z\d][\w-]*(?:\.[\w-]+)+)\b|\bhost=?:? ?['"]([\w.-]+)|\blookup ([\w-]+) on\b|\bresolve host: ([\w-]+)|\bgetaddrinfo [A-Z_]+ ([\w-]+)/g,oo=new RegExp(`^${ke}`),ao=new RegExp(`(?<![\\w.-])${ke}`,"g"),Jt=/\b(?:connection (?:was |has been )?(?:resets?|failed|refused|timed out|closed|aborted|broken)|timed? ?out|timeout|deadline exceeded|execution expired|operation too slow|no such host|nxdomain|UnknownHostException|could not (?:resolve host|reach host|connect)|name (?:resolution|or service not known)|E(?:CONNRESET|CONNREFUSED|\w*TIMEDOUT|AI_AGAIN|NOTFOUND)|socket (?:hang up|error|exception|disconnected)|failed to connect|SSL_(?:connect|ERROR)|TLS (?:handshake|connection)|remote end hung up|(?:early|unexpected) EOF|too ?many ?requests|bad gateway|service unavailable|gateway time-?out|network is unreachable|spurious network error|max retries exceeded|unable to load the service index|(?:429|5(?:0[0-4]|2\d))\b.{0,5}(?:too many|internal server|bad gateway|service|gateway|server )|(?:status(?: code)?|code|HTTP|returned|error)[:= ]{1,2}\(?(?:429|5(?:0[0-4]|2\d)))\b/i,co=/\((?:408|429|5\d\d)\)|\b(?:status|code|HTTP|response|error|got)\b[\w ]{0,16}[:= (]{1,3}(?:408|429|5\d\d)\b|\bServer Error\b|\b(?:Connection(?:Refused|Closed|Reset)|FailedToOpenSocket|DNSResolveFailed)\b|\bclient error \(SendRequest\)|:bad_status_code, (?:429|5\d\d)\b|\brate limit|\bserver is busy\b|\bError from intermediary\b|\btimeout was reached\b|\bcurl error (?:6|7|28|35|52|55|56|92)\b|\b(?:unable to connect|error connecting) to \S|\ball attempts to connect to \S|\bMirror sync in progress\b|\bHash Sum mismatch\b|\bempty reply from server\b|\bHTTP 000\b|\btemporary error\b|\bfailed after \d+ (?:retry|retries|attempts)\b|\b(?:returned|respond(?:ed|s) with)(?: a)? (?:429|5\d\d)\b|\bunable to (?:establish SSL connection|resolve host)\b|\bImport '[^']{1,300}' failed\.(?: |$)|\btransfer failed for https:|\btry again later\b|\bNo server is currently available\b|\bWe couldn't respond to your request in time\b|\btoo many 50\d error responses\b| - (?:429|5\d\d)\b|\bgetaddrinfo\b|\bEPIPE\b|\bother side closed\b|\bfetch failed\b|\bRPC failed\b|\bunexpected disconnect\b|\bprogress stalled\b|\bstream error: stream ID\b|\b(?:name resolution|server misbehaving)\b|\binvalid index-pack output|\bbytes of body are still expected|\bexpected flush after ref listing|\bUnexpected token '?<|<!DOCTYPE html|\binvalid (?:json )?response body\b|\bFailed to [A-Z]\w{1,40}: Unexpected (?:token|end of JSON)|\b(?:Get|Head|Post|Put) "https:\/\/[^"]{1,300}": EOF\b|\bsocket error\b|\bserver closed connection\b/i,lo=/^(?!.*\bError from intermediary\b).*(?:(?:\(|\b(?:status|code|HTTP|error|success)\b[\w ]{0,16}[:= (]{1,3})(?:40[0-79]|41\d|42[0-8])\b|\b40[0-79] (?:Bad Request|Unauthorized|Forbidden|Not Found|Conflict)\b|\bInput required\b|\bThe action '.{1,500}' has timed out)/i,uo=/\bprocess "(?:[^"\\]|\\.){0,2000}"|\bRUN .*|[^\s"']{0,200}(?:[-@/=]timeout|timeout[-@/=])[^\s"']{0,200}/gi;function D(t){const e=[...t.matchAll(ro)].flatMap(s=>s.slice(1).find(Boolean)??[]),n=t.match(ao)??[];return[...new Set([...e,...n].map(s=>s.replace(/\.$/,"")))]}function ie(t){return oo.test(t)}function P(t){const e=t.replace(uo," ");return(Jt.test(e)||co.test(e))&&!lo.test(t)}var T=I(80205),w=I(91042);const fo=/\b(?:stop(?:ped|ping)?|end(?:ed|ing)|cancel(?:l?ed|l?ing)|interrupted|terminat(?:ed|ing)|abort(?:ed|ing)|bail(?:ed|ing)(?: out)?|quitting)(?: \w+){0,2}(?: early\b|(?::| after| due to| because| on| at) (?:the |an? )?(?:first|\d+|test|max(?:imum)?) (?:test )?(?:fail|error))|\btoo many (?:errors|failures)\b|\bonly (?:show\w+ )?(?:the )?first \d+ (?:errors|failures|problems)\b|\btests? (?:was|were) not run due to\b|(?:^|[\s('"`])(?:--?(?:fail-?fast|bail|exit-?on-?failure|exitfirst|stop-on-(?:failure|error|first-error|defect)|gtest_fail_fast|(?:abort(?:x|-after)?|stop)(?![-\w])|fmax-errors|ferror-limit|max-?fail(?:ures|s)?)|pytest\b.{0,200} -x|unittest\b.{0,200} -f|nose2\b.{0,200} -F)\b(?![= ](?:0|false)\b)|\bterminated due to -f|^panic: |\bTest Suites: .{0,120}\b\d+ of \d+ total\b/i;function po(t){return/fail|error|early|bail|exit|panic|-[fx]\b|stop|abort|total/i.test(t)&&fo.test((0,w.O6)(t))}const Qt=/^(?:={3,} .{1,300} ={3,}|!{3,} .{1,300} !{3,})$/,xe=String.raw`[^\s:]{1,300}\.py::[^\s[]{1,300}(?:\[.{0,300}\])?`,en=[{tool:"go",order:"sequence",start:/^=== RUN {3}(?<name>[^\s/]{1,300})$/,turns:{pause:/^=== PAUSE (?<name>[^\s/]{1,300})$/,resume:/^=== (?:CONT|NAME) {2}(?<name>[^\s/]{1,300})$/},end:/--- (?:PASS|FAIL|SKIP): (?<name>[^\s/]{1,300}) \(/,over:/^(?:(?:ok {2}|FAIL|\? {3})\t|(?:PASS|FAIL)$|panic: |exit status \d)/,half:/(?:^|[^-])-{1,3}(?: [A-Z]{0,4}:?[^(]{0,300})?$/,examples:["=== RUN   TestPays","--- PASS: TestPays (0.00s)"]},{tool:"XCTest",order:"sequence",opens:/^Test Suite '.{1,300}' started\b/,start:/^Test Case '(?:-\[)?(?<name>[^\]']{1,300})\]?' started\b/,end:/Test Case '(?:-\[)?(?<name>[^\]']{1,300})\]?' (?:passed|failed|skipped) \(/,over:/^(?:\s*Executed \d+ tests?,|Restarting after unexpected exit\b|Fatal error: )/,half:/T(?:es?|est(?: C.{0,400})?)?$/,examples:["Test Case '-[ShopTests.CartTests testPays]' started.","Test Case '-[ShopTests.CartTests testPays]' passed (0.001 seconds)."]},{tool:"googletest",order:"sequence",opens:/^\[={10}\] Running \d+ tests? from /,start:/^\[ RUN {6}\] (?<name>\S{1,300})$/,end:/\[(?: {7}OK| {2}FAILED | {2}SKIPPED) \] (?<name>\S{1,300}?)(?:, where .{0,300})?(?: \(\d+ ms\))?$/,over:/^\[={10}\] \d+ tests? from .{1,60} ran\b/,half:/\[[^\]]{0,12}(?:\].{0,300})?$/,examples:["[ RUN      ] Cart.Pays","[       OK ] Cart.Pays (0 ms)"]},{tool:"pytest",order:"sequence",opens:/^={3,} test session starts ={3,}$/,start:new RegExp(`^(?<name>${xe})$`),end:new RegExp(String.raw`(?:^(?<name>${xe}) .{0,300})?(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|RERUN)(?: \(.{0,300}\))?\s*(?:\[ *\d{1,3}%\])?$`),over:new RegExp(String.raw`${Qt.source}|^(?:created: \d+\/\d+ workers?|\d+ workers? \[\d+ items?\]|gw\d+ [[IC])`),half:/(?:^|\s)[A-Z]{1,7}(?:\s.{0,300})?$/,isOpen:!0,examples:["test_cart.py::test_pays[cash] ","PASSED                                [ 37%]"]},{tool:"pytest-xdist",order:"parallel",opens:/^(?:created: \d+\/\d+ workers?|\d+ workers? \[\d+ items?\]|gw\d+ \[\d+\])/,start:new RegExp(`^(?<name>${xe})$`),end:new RegExp(String.raw`^\[gw\d+\] (?:\[ *\d{1,3}%\] )?[A-Z]{4,7} (?<name>${xe})$`),over:Qt,half:/^\[/,isOpen:!0,examples:["test_cart.py::test_pays[cash] ","[gw0] [ 37%] PASSED test_cart.py::test_pays[cash]"]},{tool:"TAP",order:"nested",opens:/^TAP version \d+$/,start:/^(?<indent> {0,80})# Subtest: (?<name>\S.{0,300})$/,end:/^(?<indent> {0,80})(?:not )?ok \d+ (?:- )?(?<name>.{1,300}?)(?: # (?:SKIP|TODO|time=).{0,300})?(?: \{)?$/,over:/^(?:Bail out!|# tests \d+$)/,half:/^ *(?:ok?|no?t?|(?:not )?ok \d.{0,300})$/,examples:["    # Subtest: pays","    ok 1 - pays"]},{tool:"CTest",order:"parallel",opens:/^Test project \S/,start:/^ {4}Start (?<id> {0,6}\d{1,7}): (?<name>\S.{0,300})$/,end:/^\s{0,12}(?:\d{1,7}\/\d{1,7} )?Test(?<blanks> {1,7})#(?<id>\d{1,7}): /,over:/^\d{1,3}% tests passed, \d+ tests? failed\b/,half:/^\s{0,12}(?:\d{1,7}\/?\d{0,7}(?: T.{0,300})?|T.{0,300})$/,examples:["    Start  3: cart.pays"," 3/12 Test  #3: cart.pays ........   Passed    0.01 sec"]},{tool:"cargo",order:"parallel",opens:/^running \d+ tests?$/,start:/^test (?<name>\S.{0,300}) has been running for over 60 seconds$/,end:/^test (?<name>\S.{0,300}) \.\.\. (?:ok|FAILED|ignored)\b/,over:/^(?:test result: | {3,5}(?:Running|Doc-tests) |error: test failed)/,half:/^t(?:e|es|est|est .{0,400})?$/,hasRun:6e4,examples:["test tests::pays has been running for over 60 seconds","test tests::pays ... ok"]},{tool:"Jest",order:"parallel",start:/^\s{0,4}RUNS {1,4}(?!\.{3}$)(?<name>\S.{0,300})$/,end:/(?:^|\W)(?:PASS|FAIL) {1,4}(?<name>\S.{0,300}?)(?: \([\d.]+ m?s.{0,60}\))?$/,over:/Ran all test suites\b/,half:/(?:^|\W)(?:PA?S?S?|FA?I?L?)(?: .{0,300})?$/,repeats:!0,examples:[" RUNS  src/cart.test.ts"," PASS  src/cart.test.ts (5.1 s)"]}],mo=50,ho=700,go=/===|---|!!!|\]|# |\.py::|\bok\b|PASS|FAIL|SKIP|ERROR|RUN|TAP|Test |Start |^test |tests|[Rr]unning|worker|Executed|Fatal|panic:|exit status|fault|Aborted|Killed|Terminated|Restarting|Bail|Attempt/,bo=/^(?:Warning: )?Attempt \d{1,3} failed\b|: line \d{1,6}: +\d{1,9} (?:Aborted|Killed|Segmentation fault|Terminated)\b/;function Eo(){let t=en.map(tn),e,n,s;return{read(i){if(s=i.time??s,i.isError||(i.text!==""&&(n=i),!go.test(i.text)))return;const r=i.text.slice(0,ho);if(bo.test(r)){t=en.map(tn),e=void 0;return}for(const o of t)o.read({...i,text:r})&&(e=o)},notEnded(){const i=n?.time!==void 0&&s!==void 0&&s-n.time<$.Z2;return e?.notEnded(s,i?n?.text:void 0)??[]}}}function tn(t){const e=To(t),n=t.opens!==void 0;let s=!n;const i=(a,d)=>a?.exec(d)?.groups;function r(a){const d=i(t.end,a),c=t.over.test(a);return c?(e.close(),s=!n):d!==void 0&&e.finish(d),(c||d!==void 0)&&(n||e.hasStarted())}function o(a){const d=i(t.start,a.text),c=d!==void 0&&(t.isOpen!==!0||a.isOpen);c&&e.start(d,a);const l=i(t.turns?.pause,a.text),u=i(t.turns?.resume,a.text),f=l??u;return f!==void 0&&e.pause(f.name,a,l!==void 0),c||f!==void 0}return{read(a){return t.opens?.test(a.text)===!0?(e.begin(),s=!0,!0):s&&(r(a.text)||o(a))},notEnded(a,d){return d!==void 0&&t.half.test(d)&&!t.start.test(d)?[]:So(t,e.running(),a)}}}function So({order:t,isOpen:e,hasRun:n=0},s,i){const[r]=t==="nested"?s.slice(-1):[],o=s.map(({name:d})=>wo(d)).join(" \u203A ");return(r===void 0?s:[{...r,name:o}]).flatMap(({name:d,line:{text:c,time:l}})=>{if(e===!0)return[{name:d,printed:c,duration:void 0}];const u=l===void 0||i===void 0?0:i-l;return u<$.Z2?[]:[{name:d,printed:c,duration:u+n}]}).toSorted((d,c)=>(c.duration??0)-(d.duration??0)).slice(0,mo)}function wo(t){return t.replace(/\\([\\#])/g,"$1")}const Ao=1e3,Ro=1e4;function To({order:t,repeats:e}){let n=[],s=!1,i=!1,r=!1;const o=new Set;let a;function d(c,l){const u=n.some(f=>f.id===c);return t==="parallel"||u?u:n.some(({isPaused:f,indent:p})=>!f&&(t==="sequence"||p>=l))}return{begin(){i=t==="parallel"&&(i||n.length>0),n=[]},start({name:c="",id:l=c,indent:{length:u}=""},f){s=!0,!(e===!0&&(o.has(l)||n.some(p=>p.id===l)))&&(i||=d(l,u)||n.length>=Ao,r=n.length>0,i||(n=[...n,{name:c,id:l,indent:u,line:f,isPaused:!1}]))},finish({name:c,id:l=c,indent:{length:u}="",blanks:f}){if(f!==void 0&&l!==void 0&&(a=f.length-1+l.length),e===!0&&l!==void 0&&o.size<Ro&&o.add(l),t==="nested"){r||=u>0;const g=n.findLastIndex(({name:m,indent:h})=>m===c&&(h===u||h===u+4));n=g===-1?n:n.slice(0,g);return}const p=l===void 0?[]:n.filter(g=>g.id.trim()!==l.trim());i||=t==="sequence"&&n.length>0&&p.length===n.length,n=p},pause(c,l,u){n=n.map(f=>f.name===c&&f.isPaused!==u?{...f,line:l,isPaused:u}:f)},close(){n=[],o.clear()},hasStarted:()=>s,running(){return i||t==="nested"&&!r?[]:n.filter(({id:c,isPaused:l})=>!l&&(a===void 0||c.length===a))}}}var y=I(64879),V=I(66375),nn=I(95552),v=I(21426);const ko={tool:"GitHub Actions",role:"error",pattern:/^##\[error\]/,before:6,after:0,example:"##[error]It broke"},Ie={tool:"any",role:"listed",pattern:/^(?:\s{0,12}(?:[-*•✗✖✘×] |\d{1,4}[.)] )|\s{1,12})(?!(?:none|nil|n\/a|no tests?)\b)(?<title>[^\s(].{0,298}[^:\s])$/i,headings:"outer and beside",example:"  - adds two numbers"},Y={tool:"any linter",role:"finding",pattern:/^(?<file>[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+):? {1,2}(?!in |(?:\[?[Ww]arn|note|info|debug))(?:(?<title>[A-Z]{1,6}\d{2,5}|(?:[A-Z][a-z]+){2,8}):? )?(?<detail>\S.*?)(?: {1,2}\[(?<rule>[\w/-]{2,60})\](?: \[\d\])?| https?:\/\/\S+)?$/,isCommon:!0,example:"app/models/loan.rb:14: Method `rate` does not exist on `NilClass` https://srb.help/7003"},xo=[["any","restarted",/^(?:Warning: Attempt \d{1,3} failed\. Reason: |Detox CLI is going to restart the test runner\b)/,"Warning: Attempt 1 failed. Reason: Child_process exited with error code 1"],["pint, any linter","finding",/^\s{0,8}[⨯✗✘✖×] (?<file>[^\s:]{1,300}\.\w{1,8}) {2,}(?<detail>[a-z][\w/-]{2,60}(?:, [a-z][\w/-]{2,60}){0,30}(?<! ago))$/,"  \u2A2F app/Models/Order.php               concat_space, no_unused_imports",{isCommon:!0}],["any","run",/^\s{0,12}(?:✗|✘|✖|×|✕|❌|⨯|🗙|✘) {1,2}(?<title>(?!\S{1,300}:\d+:\d+: |.{1,60} exited with |.{1,100} did not run successfully|\d+(?:\/\d+)? (?:of|problems?|errors?|tests?|targets?)\b|\[\d+\/\d+\] |Found \d|Build |Some |All |nx run |.{0,80} (?:failed after|failed to run|error=))\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/,"\u2716 adds two numbers (1.2ms)",{headings:"outer and beside"}],["any","run",/^\s{0,8}(?:x|!) (?<title>(?!Build |Some |All )[A-Za-z][^:]{2,200})(?<! available\))$/,"  x adds two numbers",{headings:"outer and beside"}],["any","run",/^\s{0,8}\[?(?:FAIL|FAILED|FAILURE)\]?(?::| -)? {1,4}(?!\(|\[|in |\d+(?: |$)|\S*\/|\S+\t|\W*$|for |.{0,20}SUMMARY$|(?:Required|[Bb]uild|[Cc]ompil|[Cc]ommand|Task|task|[Jj]ob|[Tt]ests?\b|[Rr]un\b))(?<title>\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/,"FAIL: adds two numbers",{headings:"outer and beside"}],["any","run",/^\s{0,9}(?:\d{1,5}\/\d{1,5} )?(?<title>(?!Build|Compil|Command|Task|Job|Tests?\b|Test suite|Suite|Finished|Results?\b|Status|Conclusion|Outcome)[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) ?(?:\.{2,}|:|\||-| {2})[ ]{0,60}\[?(?:FAILED|FAILURE|FAIL|ERROR|NOT OK)\]?(?: \(.{1,40}\)| in(?: [\d.]+ ?m?s)?| {2,}[\d.]+ ?m?s\b.{0,60}| [.EFS!]{1,60})?$/,"adds two numbers ... FAIL",{headings:"outer and beside"}],["any","run",(0,v.T)(/^\s{0,9}(?<title>[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) \[(?:[✗]|FAIL|FAILED)\](?: \(.{1,40}\))?$/),"    adds two numbers [\u2718]",{headings:"outer and beside"}],["any","listing",/^\W{0,8}(?:(?:[Tt]he )?(?:[Ff]ollowing|[Ll]ist of) )?(?:[Ff]ail(?:ed|ing)|FAILED|FAILING) (?:unit |[Tt]est )?(?:[Tt]ests?|TESTS|[Ss]pecs?|[Cc]ases?|[Ss]cenarios|[Ee]xamples|[Cc]hecks)(?: \(\d+\))?:$/,"Failed tests:"],["any","apart",/^(?:Failures|Errors|FAILURES|There (?:was|were) \d+ (?:errors?|failures?)):$/,"Failures:"],Y,["svelte-check, any","finding",/^(?<level>Error|Warn): (?<detail>\S.*)$/,"Error: Type '{ a: string; }' is not assignable to type 'A'. (ts)",{needs:"heading"}],["mocha, cypress, rspec, exunit, hspec","error",/^ {2}\d{1,5}\) (?!(?:Failure|Error):$)\S/,"  1) adds two numbers",{before:0,after:12}],["python, java, node","error",/^(?:Uncaught )?(?:[a-z_][\w$]{0,60}\.){0,12}[A-Z][\w$]{0,80}(?:Error|Exception|NotFound|DoesNotExist|Interrupt)(?: \[\w+\])?(?:: |$)/,"RuntimeError: test_ops 3/4 failed!",{before:6,after:4}],["python, java","error",/^(?:[a-z_]\w{0,60}\.){1,12}[A-Z][\w$]{0,80}: \S/,'psycopg2.errors.UndefinedTable: relation "orders" does not exist',{before:6,after:4}],["java, maven, sbt","error",/^(?:\s{0,4}Caused by: |\[ERROR\] +(?!\[Help|To see|Re-run|For more|After correcting|->|mvn <|Please refer|Tests run:)\S|\[(?:error|fatal|FATAL)\] \S)/,"[ERROR] Non-resolvable parent POM for com.example:shop:1.0",{before:0,after:2}],["any","error",/^Error: \S/,"Error: expect(locator).toBeVisible() failed",{before:4,after:6}],["any","error",/^(?:ERROR|FATAL|CRITICAL):? (?!pip's dependency resolver)\S/,"ERROR: Package 'zlib/1.3.9' not resolved: Unable to find 'zlib/1.3.9' in remotes",{before:1,after:4}],["any","error",/^(?:\[?\d{2,4}[-:/.][\d\-:/T., +Z]{3,30}\]? ?)\S{0,60} ?\[?(?:ERROR|FATAL|CRITICAL)\b/,"2024-03-01 10:00:00,123 ERROR Could not connect to the database",{before:1,after:3}],["logrus, slog","error",/^(?:time=\S{1,60} )?level=(?:error|fatal|ERROR|FATAL) /,'level=error msg="Running error: context loading failed"',{before:0,after:0}],["make","error",/^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* (?!Waiting)/,"make[2]: *** [Makefile:9353: waitpid] Error 1",{before:4,after:0}],["any","error",/^\s{0,4}(?:❌|✖|✗|⨯|✘) {1,3}\S/,"\u2716 deployment of shop failed",{before:0,after:3}],["coreutils","error",/^[\w./-]{1,80}: .{1,300}: (?:No such file or directory|Permission denied|Not a directory|Connection refused|command not found)$/,"cat: dist/index.js: No such file or directory",{before:2,after:0}],["psql, swiftc, any","error",/^[\w.-]{1,40}: (?:fatal )?error: \S/,'psql: error: connection to server on socket "/tmp/.s.PGSQL.5432" failed',{before:1,after:2}],["shell, curl, rsync, ssh","error",/^(?:(?:Killed|Aborted|Terminated|Bus error|Illegal instruction)(?: \(core dumped\))?$|curl: \(\d+\) |rsync error: |ssh: |scp: )/,"curl: (22) The requested URL returned error: 404",{before:3,after:0}]],Io=["test","ended","either","run","listed","finding","row","begun","part"],yo=["listing","suite","file","apart","muted","passed","restarted","captured"],et="any";function Oo([t,e,n,s,i]){return{tool:t,role:e,pattern:n,example:s,...i}}function No(t){return Io.some(e=>e===t)}function ye(t){return yo.some(e=>e===t)}function sn(t=""){return/^(?:warn|note|remark|info|hint|W|⚠|\[warn)/i.test(t)}var rn=I(13836);const Lo=new Map([["07bf92df",`lerna e
na ERR!`],["807bd0cd"," \u25CF "],["acbc12d9","FAIL "],["eaf422e3","console"],["cb8e6cde",` FAIL 
FAIL  `],["b2df7f1b",` FAIL 
FAIL  `],["24498e62"," \u203A "],["f47bb0a1","   FAIL"],["d3b3d499","test at"],["6e4bb639","[fail]:"],["1018d5f5",`(fail) 
.ms]
.s]
0ms]
0s]`],["d26d17dd",`.spec.
.test.
\xBB /`],["4a06255b","FAILED"],["ac9b0564"," => "],["401d8ebe",`Error
Failure`],["1e726cc2",`0 flaky
Pending
Skipped
There w
did not
pending
skipped
trigger`],["ca8beebf",`0..0
TAP ver`],["d61fc466","ok 0"],["97cd9bc5",`does no
thresho`],["c7f2e30c",`.cjs
.cts
.js
.mjs
.mts
.ts
ERROR i
FATAL E
RollupE
Unhandl
[!] 
compile
error d
failing
interna`],["6d8eb21a",`Asserti
Cypress
[ERR_AS`],["7e7f33bd",` input:
[warn] `],["69b2cc84",`ERR! Mi
ERR_PNP
Missing
[ERR_PN
npm err
pm ERR!
\u27A4 YN000`],["3bc1eb6f",`Test Fi
Test Su`],["dec2db83",`Command
ELIFECY
ERR! Li
Lifecyc
command
exit co
exited 
npm err
pm ERR!`],["a2c8573f","Tests:"],["17289f42"," Tests "],["73fbd217",`failing
passing`],["9ace8490",` failed
assed (`],["7cd2879f",`fail 
pass `],["288a4616",` fail
 pass`],["8dbdbd1a","ailed ("],["ec9e8147","problem"],["da6e92c3","problem"],["28b0cc27","_"],["34ae8dc0","Capture"],["324bf268",`ERROR 
FAILED
SUBFAIL`],["59f9f138",`ERROR:
FAIL: `],["11d66ebf","feature"],["16325db9","PASS |"],["9af5fc00","FAIL |"],["1ce6322f",`= PASSE
XFAILUR
XPASSES`],["9c24d6b9","="],["0d30267e","E "],["35cdc98b",` \xD7 
INTERNA
ImportE`],["317178b9",`ERROR:
Coverag
FAIL Re`],["13f941a1","ERROR: "],["3b3f55f3",`depends
pyproje
version`],["0396190f",` FAIL \u2716
FAIL co
Session
command
failed`],["aee73c78",`: FAIL 
: exit 
Command
FAIL co
Session
exit co`],["19fea147",` in .
 in 0`],["3782e508",`FAILED 
test in
tests i`],["593d8822","passed,"],["a7deed0f","warning"],["c6956084","-- FAIL"],["40a96e89","(re-run"],["faed9b2c","=== FAI"],["17d3407a",`[FAILED
[PANICK
[TIMEDO`],["28e1c68d",`[FAIL] 
[INTERR
[PANICK
[TIMEDO`],["e4665b2d"," stdout"],["d65af1ae","FAILED"],["6266ff35",` FAIL [
SIGABRT
SIGSEGV
TIMEOUT`],["13433305"," FAIL ["],["7467efd6",`0 PASS
FLAKY 0`],["a29df123","failure"],["367a4032",`=== CON
=== Err
=== FAI
=== Fai
=== NAM
=== PAU
=== RUN
=== SKI
=== Ski`],["a5ddcde8","Error T"],["d73a1340",`Fatal e
PHP Fat
PHP Par
PHP fat
Parse e
WARNING
fatal e
panic: 
panicke`],["35737a13","go: "],["352ff1da",`[FAILED
[PANICK
[TIMEDO
\u2022[FAILE
\u2022[PANIC
\u2022[TIMED`],["68457b00","error"],["12ae9d31",`FAIL 
compile
test fa`],["b7b94998","FAILED."],["cde2d41f","Summary"],["ac0a52f9","abortin"],["048c004d","FAILED"],["e5bd84ed","PASSED"],["86d6707d",`[INFO]
[WARN]
[WARNIN`],["1b47309b",`<<< ERR
FAILURE`],["e96c95fb","[ERROR]"],["8387d39d","*** FAI"],["5a98450f","==> X "],["71361dab",`Testing
lein te`],["aace263e",`ERROR i
FAIL in`],["5a02e135"," Failed"],["fe6ec01d","[xUnit."],["889df2b7","failed"],["9e1ea12e","[-] "],["81776096",`.ps0:0
.psm0:0
What we`],["9b56e337",`[ERROR]
e: `],["169bfbd5",`Excepti
Unhandl`],["b6365406","[error]"],["1781a8b4","Categor"],["b5a8f156",` FAILED
BUILD F
FAILED
FAILURE
Test Ru
pleted,`],["8af805ca",`FAILURE
Failed 
[ERROR]
[WARNIN
succeed`],["e4d8d248","pleted,"],["9d818d15",`[ERROR]
[WARNIN`],["f970fd03","Failed!"],["6c8fec93","Tests:"],["567da525","Error(s"],["83c09176",`]
]:`],["e4159a0a",":"],["c1f462d1","Scenari"],["eaf93906","0) "],["365502a6","0) "],["80b820bc"," FAILED"],["682ee9e2"," line "],["a02be876"," Failed"],["e21f372e",`Error 
Error \u2192
Failure`],["ca28e7a3",`Error
Failure`],["c4406d5f",`Error D
Test Fa`],["e68822d1","not ok "],["566f525f","Failure"],["f38201d7",`Error:
Failure`],["7a0f6410",`BuildEr
Bundler
Could n
Problem
Your bu
borted!
occurre
phar li
php lin
require
support`],["6befaecd","0:in "],["412a3abc","failure"],["166a44cc","Asserti"],["f7961e5b","subtest"],["68bc7c8c",`issues
offense
style i`],["6d83913b","[ERROR]"],["7a4cd97a"," FAILED"],["e61949a1",`): erro
): fata
: error
fatal e`],["425bb9bf",":FAIL"],["cb64e416","FAILED:"],["ce79c93a","0 Test "],["755e6197",`FAILED
TIMEOUT`],["8901a6a5",` ERROR 
 FAIL 
TIMEOUT`],["56d4d821",` OK 
 SKIP 
EXPECTE`],["992b3388",`[FAIL.
[FAIL:`],["dc2f9330",`' faile
' leake`],["9cdff049","(failed"],["bf8c7d22","00:00 +"],["cba802b0","recorde"],["8cdbd576","Test Ca"],["afbd41c4",": error"],["6a2b9688",`     OK
 PASSED
 RUN   
-------
=======
Note: G
SKIPPED`],["6bd15185",`Segment
undefin`],["74e90e31","ld"],["3ffd42d2",`CMake E
ERROR: 
FAILED:
Undefin
ninja: `],["c95f64b5",": *** ["],["84813bda","because"],["19bf8e66"," *** No"],["40aa88de","Failure"],["da5eb076",`== Cond
== ERRO
== Inva
==Condi
==ERROR
==Inval
Test ou`],["9f43f3e2",`** (
== Comp`],["38e92556",` FAILED
FAIL: /
TIMEOUT`],["b7e8f95c",` FAILED
 tests,
ERROR: 
Execute
FAILED:
because
clang++
clang: 
collect
ning CT
pleted,
stopped
test, w`],["f49bbbf4","Some te"],["cc1ab0db",`test fa
tests f`],["d080feed",` tests,
=======
test, l`],["550ce83d",`TASK [
RUNNING`],["164f5d32",`failed
fatal:`],["49571cfe","ignorin"],["3f017471","] FAIL"],["43959756"," | P: "],["686b29bc",` [A] 
 [B] 
 [C] 
 [D] 
 [E] 
 [F] 
 [G] 
 [H] 
 [I] 
 [J] 
 [K] 
 [L] 
 [M] 
 [N] 
 [O] 
 [P] 
 [Q] 
 [R] 
 [S] 
 [T] 
 [U] 
 [V] 
 [W] 
 [X] 
 [Y] 
 [Z] `],["84a5c25d",".proto"],["0f3325c7",`FAIL -
WARN -`],["73c0f201","cucumbe"],["a3509ea8",`invalid
validat`],["042a4232","Check:"],["8a8ca37d",` PASSED
SKIPPED`],["416e64a0","["],["cba2b18c",`[000] 
[ERROR]
[TIMEOU`],["0197e281","> ["],["58cf4172",`ERROR:
denied
error:
manifes
respons
toomany
unautho
unknown`],["220952fe",`: ERROR
Error f
Error: 
INSTALL
UNINSTA
UPGRADE
executi
invalid
templat`],["3e8675a2",`E: 
[ERROR]
occurre`],["93a5b097","fatal:"],["a49308fd",`: line 
No spac
Permiss
not fou`],["4fa3cb29","\u2501"],["426cecd8",`): erro
): fata
: error
fatal e
warning`],["06cfee4c",`error 
warning`],["f47871f7","[ERROR]"],["e89c9ac9",`- error
informa
warning`],["9e7952f3",`Error 
Error: 
Warning
error 
error: 
warning
\u26A0 
\u26A0: 
\u2716 
\u2716: `],["c447b490",` error 
warning
\xD7 
\u26A0 
\u2716 
\u2717 `],["e24d2b2a"," L"],["0ab5d0aa",`(ERROR/
(SEVERE
(WARNIN
: (INFO`],["6336ec3b","Secret"],["0c179376",`Error: 
error: `],["a7c7d3b7",`multipl
relocat
undefin`],["d99c4c3c","\u2716   "],["bfe7987d",".php"],["f4e6fa4b",": "],["b06e99a0","[ERROR]"],["afaece27",`rror: [
warning`],["7d972c66",` remark
: ERROR
: Error
: error
: hint
: info
: note
WARNING
Warning
fatal E
fatal e
fatal h
fatal i
fatal n
fatal r
interna
l ERROR
r ERROR
warning`],["08fe2e42",`: ERROR
: Error
: error
WARNING
Warning
warning`],["fc081f53",": "],["24063b8b",`: C0000
: E0000
: F0000
: R0000
: W0000`],["b5e07443",": "],["c752beac","[ERROR]"],["daee90fd",`e: 
file://`],["6f43146f",`error
  error`],["1c65a342",` MD000/
rror MD`],["f685f729",` error:
 style:
0 info:
warning`],["64da5821",`error -
error \u2022
warning`],["2df4d4c0",`error -
error \u2022
info - 
info \u2022 
warning`],["7c1dceb5",`A0
B0
C0
D0
E0
F0
G0
H0
I0
J0
K0
L0
M0
N0
O0
P0
Q0
R0
S0
T0
U0
V0
W0
X0
Y0
Z0
unforma`],["ff6b91f3","("],["9375cd9b",` ERROR
 error
- ERROR
- error
: ERROR
: error
WARNING
warning`],["2239086a",`ERROR
Error
WARNING
Warning
error
warning`],["c759dd3a",")"],["17df6855",`ERROR:
INFO: 
WARNING`],["81359e91",`::error
warning`],["ecc35795",">> Issu"],["35531020",`ERROR 
WARN `],["7a514bc4","charact"],["e678d6f4","ERROR i"],["c75a15e1","invalid"],["2dbfcb39","Finding"],["97c20506","Error:"],["bff38c26",`\u2502Error
\u2577Error
\u2502 Error
\u2577 Error`],["376291dc",".Failed"],["a5d77253",`Fixed 
Fixing
Rewriti
Sorting
reforma`],["af30f34f",`from lo
satisfy`],["3bd75d5a","reforma"],["e2b6cac0","[error]"],["bba42886","[warn]"],["ee6ca788","Diff in"],["c211dfe4",`AVD-
CVE-
DLA-
DS-
DSA-
GHSA-
GO-
KSV-
PYSEC-
RUSTSEC
SNYK-`],["aed5ba92"," ==> "],["d387ca8c","Unknown"],["247d0d22"," line "],["d2d0588e",` SC0000
^ SC000`],["806f1fd4","  Line"],["297a8e76"," "],["c35ce1be","FILE: "],["5f2b082b",`WARNING
| ERROR`],["9f16354e",`.
.css
.html
.md
.rst
.scss`],["86718b6f",`: error
fatal e
warning`],["2a525b8f",`Found 
svelte`],["981d07ea",` error
errors
generat`],["d40c4a36",` issues
issue f
issue:
issues:`],["43837ed8",`ERROR
diagnos
error
offense
problem
violati`],["4becb14f","(Confid"],["e2ac5a9a",`Warning
tox CLI`],["eac17501",`\xD7 
\u2716 
\u2717 
\u2718 
\u2A2F `],["af6f95a4",`\xD7 
\u2715 
\u2716 
\u2717 
\u2718 
\u274C 
\u2A2F 
\u{1F5D9} `],["d6b47019",`! 
x `],["e9a2d9c1",`FAIL
FAILED
FAILURE`],["14388a3f",`ERROR
FAIL
FAILED
FAILURE
NOT OK`],["34ec91f5",` [FAIL]
 [\xD7]
 [\u2715]
 [\u2716]
 [\u2717]
 [\u2718]
 [\u274C]
 [\u2A2F]
[FAILED`],["356e68aa",`FAILED 
FAILING
Failed 
Failing
ailed T
failed 
failing`],["8337a0e7",`Errors
FAILURE
Failure
There w`],["2ebb6864","."],["2493b1c3",`Error:
Warn: `],["45a8359c","0) "],["593afc4b",`DoesNot
Error
Excepti
Interru
NotFoun`],["159840de",": "],["424779e4",`Caused 
[ERROR]
[FATAL]
[error]
[fatal]`],["5cab0032","Error:"],["dc3b76b2",`ERROR 
ERROR:
FATAL 
FATAL:
CRITICA`],["3ee77adf",`CRITICA
ERROR
FATAL`],["c73de1d6",`l=ERROR
l=FATAL
level=e
level=f`],["dd9b0059",": *** "],["db4056b0",`\u2716 
\u2717 
\u2718 
\u274C 
\u2A2F `],["013e9fd5",`Connect
Permiss
command
directo`],["71409d23",`: error
fatal e`],["a563384d",`Aborted
Bus err
Illegal
Killed
Termina
curl: (
dumped)
rsync e
scp: 
ssh: `],["31fc981e",`DEPRECA
Depreca
WARN
WARNING
Warning
depreca
npm war
pm WARN
warn
warning`],["3fbfcd59",`Depreca
FutureW
Pending
Resourc
Runtime
UserWar
Warning
warning`],["3bcf15dc",`DEBUG
INFO
TRACE
WARN
WARNING`],["5678f659",` #
 *
 +
 -
 =
 _
 ~
 \u23AF
 \u2500
 \u2501
 \u253C
 \u2550
#
*
+
-
=
_
~
\u23AF
\u2500
\u2501
\u253C
\u2550`],["586a9789",`   OK ]
 PASS 
-- PASS
-- SKIP
=== CON
=== NAM
=== PAU
=== RUN
?    
PASS 
PASSED 
SKIPPED
Subtest
[ RUN  
[------
ok 
ok 0
\u221A
\u25B6 
\u25C9
\u2705
\u2713
\u2714`],["18cfa981",` ...
 PASS
 [\u2714]
 | PASS
#test_
OK
Passed
Skipped`],["ec2c06bc",` Passed
(pass) 
00:00 +
PASS [
Skipped
Start 
Test Ca
Test Su
[PASS] 
[info] `],["6080ddc5",`.
.py .
.py E
.py F
.py S
.py X
.py s
.py x
E
F
S
X
s
x`],["ed4c52a1",` # SKIP
)Skippe
SKIPPED
require
skipped`],["685baaec",`UNSUPPO
UNTESTE
XFAIL: 
XPASS: 
[EXPECT
[NOT RU
[SKIPPE
[XFAIL]`],["c82ce654",`# Looks
.
0..0
C
Dubious
E
Execute
F
S
Suites:
TEST FA
TESTS F
Total n
W
X
assets 
cancell
expecte
fail .
fail 0
pass .
pass 0
ration_
s
skipped
subtest
suites 
tests .
tests 0
tests a
todo .
todo 0
unsuppo
unteste
x`],["d738bf90",`No erro
No issu
diagnos
failure
no erro
no issu
problem
vulnera
warning`],["0a71527a",`Collect
Compres
Countin
Downloa
Enumera
Extract
Fetched
Fetchin
Get:0
Hit:0
Install
Prepari
Pulled
Pulling
Receivi
Require
Resolve
Resolvi
Selecti
Setting
Unpacki
Using c`],["c6b2f360",` CACHED
0 DONE
Content
Progres
Receive
[INFO] 
downloa
extract
fetch A
fetch B
fetch C
fetch D
fetch E
fetch F
fetch G
fetch H
fetch I
fetch J
fetch K
fetch L
fetch M
fetch N
fetch O
fetch P
fetch Q
fetch R
fetch S
fetch T
fetch U
fetch V
fetch W
fetch X
fetch Y
fetch Z
finding
sha000:
\u27A4 YN000`],["034cda91",` Fresh 
% (
% [
% |
%(
%[
%|
0%] 
0] 
> Task 
Analysi
Analyzi
Bundlin
Checkin
Compili
Documen
Enterin
Finishe
Formatt
Inspect
Leaving
Linting
Running
Scannin
compili`],["d4bffe5a",`#
=
>
\u2501
\u2588
\u2591
\u2592
\u2593`],["b525d1cf",`0] ADD 
0] COPY
0] FROM
0] RUN 
Already
Compili
Downloa
Linking
Prepari
Pulling
Pushed
Verifyi
WORKDIR
Waiting
already
complet
transfe`],["efc40c7b",`.:DEBUG
.:INFO 
0:DEBUG
0:INFO 
::DEBUG
::INFO 
Creatin
Creatio
DEBUG 
DEBUG:
INFO 
INFO:
Note: 
Reading
Refresh
SLOW [>
Still 
TRACE 
TRACE:
complet
ok: [`],["f7f3a089",` GiBs/s
 KiBs/s
 MiBs/s
0 B/s
0 Bs/s
0 GB/s
0 GBs/s
0 GiB/s
0 KB/s
0 KBs/s
0 KiB/s
0 MB/s
0 MBs/s
0 MiB/s
0 iB/s
0 iBs/s
0B/s
0Bs/s
0GB/s
0GBs/s
0GiB/s
0GiBs/s
0KB/s
0KBs/s
0KiB/s
0KiBs/s
0MB/s
0MBs/s
0MiB/s
0MiBs/s
0iB/s
0iBs/s`],["7f912f9c",`Done in
Lockfil
Ran tar
Restore
Running
Success
Unable 
WARNING
[notice
audited
depreca
found 0
install
npm not
nstall_
package
pm WARN
run \`np
to date
yarn ru`],["8a36182e",` | 
0 | 
0%`],["6a1ac316",` Stmts 
Branche
File 
Functio
Lines 
Stateme
TOTAL 
coverag`],["86872f40",` in use
0 Total
Analysi
CSpell:
Cached:
Checkin
Checkst
Compili
Duratio
Elapsed
Execute
Files=0
For lis
Interru
Psalm w
Ran all
Randomi
Running
SUMMARY
Snapsho
Summary
Suppres
Tasks: 
Took 0
Total T
Total t
Your co
[info] 
duratio
inting!
mods/fu
process
ration_
slowest
total h
webpack
xpect()`],["481d64a6",`'--warn
(node:i
* Try:
.py::
Depreca
Docs: h
For mor
Get mor
Run wit
See htt
Use "--
Use '--
duratio
exit co
hook id
interna
playwri`],["0c1a82af",`[ERROR]
npm err
pm ERR!
yarnpkg`],["f32e699b",`(See fu
Did you
For mor
Hint: 
More in
Output 
Please 
Re-run 
Read th
See '
To reru
Try '
Usage: 
View th
\`RUST_B
believe
detaile
fixable
hint: 
informa
origina`],["647d35bb",`Archivi
Bye
Clean
Clean u
Cleaned
Cleanin
Cleanup
Created
Creatin
Deleted
Deletin
Done
Done!
Done.
Finishe
Healthy
Killed 
Killing
Pruned
Pruning
Removed
Removin
Restori
Saved
Saving
Shut do
Shutdow
Shuttin
Started
Startin
Stopped
Stoppin
Tear do
Teardow
Tearing
Termina
Unmount
Uploade
Uploadi
Waiting
Writing
Wrote
contain
deleted
deletin
process
reclaim
removed
removin`],["d7b82ceb",`##[end
##[star
::group
Cleanin
Termina
[comman
cleanup
endgrou`],["2ea5d0b4","[INFO]"],["66e9c888"," at "],["175682cd","id='"],["81a1129f",`"@times
"epoch"
"time":
"timest
"ts":
"ts": `],["e0e7322a","estimat"],["76a15c95",", Tests"],["ad28e465","endOnFa"],["f35c7cd1","(execut"],["abf99155",`, Memor
ms, Mem`],["40997bc5","duratio"],["61521146","> "],["4cca6167",`\u2807
\u280B
\u280F
\u2819
\u2826
\u2827
\u2834
\u2838
\u2839
\u283C
\u287F
\u28BF
\u28DF
\u28EF
\u28F7
\u28FB
\u28FD
\u28FE`],["730cb363",`\u2588
\u2591
\u2592
\u2593`],["ec195c55",`(output
executi
replayi
suppres`],["36147fa0","actiona"],["a0758310","Node.js"],["f461728a",`[warn]
Code st`],["4e25eec9",`-00-00,
-00-00T
-00/00,
-00/00T
/00-00,
/00-00T
/00/00,
/00/00T
000-00-
000-00/
000/00-
000/00/`],["61dbad7f",`-00-00T
-00T00_
T00-00_
T00_00_`],["fdc54594","000-00-"],["49f397d1",` 00:00:
0, 00:0
0,:00:0
:00:00:`],["0f8e1103",":00:00."],["2a66ac7d",'"Elapse'],["0bef12d3","00:00 +"],["b6b2de5c","0:00"],["84e56fdb",".go:0"],["143ac92d","-"],["6c07db45",")"],["5e28164d",` in 
+0x0
+0xa
+0xb
+0xc
+0xd
+0xe
+0xf
0x0
0xA
0xB
0xC
0xD
0xE
0xF
0xa
0xb
0xc
0xd
0xe
0xf
Address
at 
by 
pc=`],["ab2e4b29","@"],["5af49a8a",`md0
sha0`],["eaa87bf8","-"],["551ac625","0"],["7e38c3aa",`A
B
C
D
E
F`],["5fd44760",`http://
https:/`],["0b0c79e6","file://"],["5524ac8e",`/_temp
/tmp
AppData
folders
private
tmp.
var/tmp`],["27019b41","hostedt"],["e088f6e4",`/__w
/_work
:/a
Users/r
home/ru`],["0e9a9bfa","workspa"],["e274cb41",`refs/pu
remotes`],["6b9e518f",":0"],["423a26c6","0:0"],["b0f36b7e","0:0"],["994453d8","(0"],["6f56520c","0,0"],["dd3dbc5b",`LINE
Line
Lines
line
lines`],["081efaa8","ine <n>"],["de472c7b",`LINE 
LINE#
LINE:
LINE=
Line 
Line#
Line:
Line=
line 
line#
line:
line=`],["9e8fad5e",`.lua 
.moon `],["c71ff2a0","index "],["eb8daba7","0 | P: "],["d4476fe5","@@ -0"],["4a49cc33",`[gw0
0%]
0%]`],["1c3579a7","0:0"],["5d694fd4",`|
\u2502
\u2503
\u2595`],["929d7774",`\u2502 
\u2577 `],["4d21bf21",`>
\u2192`],["ec1e845b","0)"],["682e1b8a",`not ok 
ok `],["7dc90545","(node:"],["5486a4b1","Startin"],["57ac4158",`(BUS_ER
(Failed
(ILLEGA
(NUMERI
(Not Ru
(OTHER_
(SEGFAU
(Subpro
(Timeou
borted)`],["d41eaa92","Test "],["a608b898",`( 0
(0
)
0 of 0
Execute
[ 0
[0`],["03510657","ning(s)"],["64bdf755","Concurr"],["4c214ee8",`gmake[0
make[0
ninja[0`],["ea210e61","==0"],["40e69847","results"],["51efa3e3",`PID
Pid
Process
Thread
Worker
gorouti
pid
process
thread
worker`],["bbfe341d",`-thread
PoolWor
Process
Thread-`],["5a859752","[gw0"],["bf6cd5da","thread"],["5e26e3c7",`SEED
Seed
seed`],["983253f8",`Bound
Forward
LISTEN
Listen
Listeni
Listens
Serving
bound
ephemer
forward
listen
listeni
listens
random 
serving`],["4dd57eff",`http://
https:/
localho
tps://[
ttp://[`],["f83804e1",`(
[`],["94bb6045",`0,0
0.0`],["14bff53a",` after
Built
Complet
Done
Duratio
Elapsed
FAILED
Failed
Finishe
Ran
Time
Took
Waiting
built
complet
done
duratio
elapsed
failed
finishe
ran
time
took
waited
waiting`],["6f256e1b",`0 ms
0 sec
0ms
0sec`],["98f67611","s"],["206fff61",`Correla
Host
Request
Span
Trace
correla
host
request
span
trace`],["9bf49f4a","gas: 0"],["98c63774",`fv-az0
runnerv`],["5fcc6a4d","econds)"],["0270451f",`duratio
elapsed
ms
ration_
time`],["4da6ad15",`check i
checks 
error i
errors 
example
file in
files i
package
passed 
skipped
spec in
specs i
suite i
suites 
test in
tests i`],["96473ba4",`0.0
after 
elapsed
for 
in 
of 
took `],["e8d60a25",` GB/s
 GiB/s
 KB/s
 KiB/s
 MB/s
 MiB/s
 TB/s
 TiB/s
 kB/s
 kiB/s
GB/s
GiB/s
KB/s
KiB/s
MB/s
MiB/s
TB/s
TiB/s
bytes/s
kB/s
kiB/s`],["89a55204",`Downloa
Fetched
Read 
Transfe
Uploade
downloa
fetched
read 
transfe
uploade`],["7edf8613",`Coverag
coverag
does no
exceede
thresho`],["259ed57b",`argumen
dress>)`],["dab9e71b","0000000"],["e669b5d2",`/build/
/builds
/job/
/jobs/
/run/
/runs/`],["80dabfae","previou"],["09a290ae",`memory
memory.`],["e23ef1e3","0"],["3c6b5d7a","0000000"],["3d78a8b6",`000-00-
0000-00
000000-
0000000`],["c45dfa33",`0 test 
0 tests`],["45141b57","Derived"],["7f67a4da","(Wstat:"],["447b8b98","> "],["3b9f387e","."],["e10411e8",`+ 
- 
 
"
'`],["ad55b256","0)"],["a03ca82e",`0%]
0%]`],["d6ed2fa3"," \u203A "],["3703cd6b","[xUnit"],["2d93a691","==> X "],["f56282e7",`http://
https:/
localho
tps://[
ttp://[`],["4fa1049a"," - "],["d190df9f",`(
[`],["299eb683",`elapsed
\xD7
\u2A2F`],["19f32726",":0"],["fc6d51fe",".swift"],["ca64596e","seconds"],["c5157e1e",`avg
max
med
min
p(0`],["82ee6c6f","0s]"],["f93aaa85","not ok"],["04cd32ea",`00:00:0
0:00AM
0:00PM`],["ff683c30",`"durati
"elapse
"ms":
(
[
in 0
took=0`],["deacd670",`!=
000 A
000 B
000 C
000 D
000 E
000 F
000 G
000 H
000 I
000 J
000 K
000 L
000 M
000 N
000 O
000 P
000 Q
000 R
000 S
000 T
000 U
000 V
000 W
000 X
000 Y
000 Z
:0
AIL
Broken
Busy
CRITICA
Duplica
E: 
EAI_AGA
ECONN
ENOTFOU
ERR
ETIMEDO
Err
FATAL
No spac
No such
RACE
SEVERE
TIMEOUT
Unexp
[ALERT]
[alert]
[crit]
[emerg]
able to
above
ail
alforme
anic
atal: 
ause
below
bort
broken
bsolete
busy
compati
ctual
cycl
denied
depends
dirty
drift
duplica
eadline
eadlock
egmenta
eject
emory
empty
enial
enied
equire
erminat
ermissi
ermitte
err
error
ertific
fusal
fused
got 
hanged
hreshol
iffer
illed
ime-out
imed -o
imed ou
imeout
in use
iolat
ircular
isconne
ismatch
issing
leak
limit
llegal
llowed
loop
lready
mbiguou
must 
n't
nable
nauth
nbound
ncommit
ncorrec
ndeclar
ndefine
nhealth
ninitia
nknown
no spac
no such
not 
nother
nreacha
nresolv
nstead 
nsuffic
nsuppor
nvalid
ocked
odified
onflict
oo larg
oo long
oo many
oo slow
orbid
ore dum
ore tha
orrupt
out of
outdate
race
rash
reset b
roken
should
signal
signed
ssert
stale
thoriz
ulnerab
unexp
unsat
verflow
want
would b
xceed
xcept
xhauste
xpect
xpired
\xD7
\u2260
\u2715
\u2716
\u2717
\u2718
\u274C`],["8e2996cf","JavaScr"],["20c40224","OutOfMe"],["1c52fe61",`> Java
Java he`],["c574abda","MemoryE"],["09cabdd2","OutOfMe"],["8115e6ba","process"],["55b179e6",`allocat
fatal e
runtime`],["0f8feb8f","termina"],["cc31adeb","termina"],["ce66b9ed","SIGKILL"],["932ea699",`compile
signal:`],["ed017001","disappe"],["d3c61b31","allocat"],["fca538e5","ENOMEM"],["a4beb52c","allocat"],["1305fa7f","=SIGKIL"],["53769c6a","signal"],["d8b9eb29","error C"],["2ef03b82","error C"],["4e67e29a","interna"],["a4f4169f","compile"],["2dd68133","'imposs"],["be08449a","excepti"],["da6e6c0e","Please"],["5dbacd81","in Bun,"],["68432706","termina"],["ae351228",`Aborted
Illegal
Segment
termina`],["bd8d33b2",`Aborted
Illegal
Segment
execute`],["c7845ded",` 0, SIG
00, SIG
exit co`],["fca4df87",`aborted
exit st
illegal
segment
signal:`],["6cb8d2fa",`command
fronten`],["aa4e3d99",` SIGBUS
 SIGILL
SIGABRT
SIGSEGV`],["7d74e0fd",`bin/gra
bin/mvn
bin/sbt
bin/sca
kotlinc`],["34207ba5","compile"],["cdc7922c",`No spac
no spac`],["301be15d",`'No spa
'no spa
No spac
device
device'
device.
nknown'
unknown`],["01a5b54a","ENOSPC"],["2a914b36","There i"],["33b3e8e8",`Error:
Failed`],["abd99658",`Error:
Failed`],["17299045","Respons"],["05280488","downloa"],["00d41518","extract"],["ece01020",`Error:
occurre`],["553e94cb","Interna"],["01fbaf51",`EAI_AGA
ECONNRE
ERR_SOC
ETIMEDO
npm err
pm ERR!`],["baa6ceb9",`network
pm ERR!`],["e0846dd6","request"],["191f06e7","EAI_AGA"],["e5aff60a",`Tempora
dial tc
ookup '`],["a9a6f49a","connect"],["f82c069c",`', port
a', por
b', por
c', por
d', por
e', por
f', por
g', por
h', por
i', por
j', por
k', por
l', por
m', por
n', por
o', por
p', por
q', por
r', por
s', por
t', por
u', por
v', por
w', por
x', por
y', por
z', por`],["95f36746","Connect"],["5563446f",`HTTP 0
API rat
exceede
h: HTTP`],["e7732703","API rat"],["a178b0cb","lls/hr)"]]),on="",an="";function Fo(t){return t>="0"&&t<="9"?"0":t.trim()===""?" ":t}const vo=`123456789	
\v\f\r\xA0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF`;function $o(t){const{classes:e,codesOf:n,width:s}=Co(t.flat()),i=new Map;for(const[m,h]of t.entries())for(const b of h)i.set(b,[...i.get(b)??[],m]);const r=_o([...i.keys()].map(n),s),{next:o,links:a}=r,d=t.length+31>>>5,{rows:c,sets:l}=Do(r,[...i.values()],d),[u=0,f=0]=n(on+an);function p(m,h){let b=m;for(;b!==0&&o[b*s+h]===0;)b=a[b]??0;return o[b*s+h]??0}function g(m,h){const b=c[m]??0;for(let E=0;b!==0&&E<d;E+=1)h[E]=(h[E]??0)|(l[(b-1)*d+E]??0)}return{none:()=>new Uint32Array(d),find(m,h){let b=p(0,u);g(b,h);for(let E=0;E<m.length;E+=1)b=p(b,e[m.charCodeAt(E)]??0),c[b]!==0&&g(b,h);g(p(b,f),h)}}}function Co(t){const e=new Uint8Array(65536);let n=1;const[s,i]=[n++,n++],r=a=>e[a]||=n++,o=a=>Array.from({length:a.length},(d,c)=>a[c]===on?s:a[c]===an?i:r(a.charCodeAt(c)));for(const a of t)o(a);for(const a of vo)e[a.charCodeAt(0)]=r(Fo(a).charCodeAt(0));return{classes:e,codesOf:o,width:n}}function _o(t,e){const n=t.reduce((d,{length:c})=>d+c,1),s=new Uint16Array(n*e),i=[];let r=1;const o=t.map(d=>d.reduce((c,l,u)=>{const f=s[c*e+l]??0;if(f!==0)return f;const p=r++;return s[c*e+l]=p,(i[u]??=[]).push({state:p,parent:c,code:l}),p},0)),a=new Uint16Array(r);for(const{state:d,parent:c,code:l}of i.slice(1).flat()){let u=a[c]??0;for(;u!==0&&s[u*e+l]===0;)u=a[u]??0;a[d]=s[u*e+l]??0}return{next:s,links:a,states:i.flat().map(({state:d})=>d),ends:o}}function Do({links:t,states:e,ends:n},s,i){const r=new Map;for(const[l,u]of n.entries())r.set(u,s[l]??[]);const o=new Uint16Array(t.length),a=[],d=new Map,c=new Map;for(const l of e){const u=[...r.get(l)??[],...c.get(t[l]??0)??[]];if(u.length===0)continue;c.set(l,u);const f=new Uint32Array(i);for(const m of u)f[m>>>5]=(f[m>>>5]??0)|1<<(m&31);const p=f.join(),g=d.get(p)??d.size+1;d.has(p)||a.push(...f),d.set(p,g),o[l]=g}return{rows:o,sets:Uint32Array.from(a)}}function tt(t){const e=dn(t);return n=>e(n).filter(s=>t[s]?.test(n))}function dn(t){const e=(0,Re.O)(()=>{const n=t.map(r=>Mo(r)?.split(`
`)),s=$o(n.map(r=>r??[])),i=s.none();for(const[r,o]of n.entries())o===void 0&&(i[r>>>5]=(i[r>>>5]??0)|1<<(r&31));return{words:s,always:i,found:s.none()}});return n=>{const{words:s,always:i,found:r}=e();return r.set(i),s.find(n,r),Po(r)}}function Mo({source:t,ignoreCase:e,multiline:n}){return e||n?void 0:Lo.get((0,rn.V)(t))}function Po(t){const e=[];for(let n=0;n<t.length;n+=1)for(let s=t[n]??0;s!==0;s&=s-1)e.push(32*n+31-Math.clz32(s&-s));return e}const Uo=[["go","either",/^\s{0,24}--- FAIL: (?<title>\S{1,300})(?: \([\d.]+ ?s(?:econds)?\))?/,"--- FAIL: TestHM9000 (0.00 seconds)",{before:5,after:6,parents:!0,runs:/^ginkgo/}],["gotestsum","passed",/^PASS (?<title>\S{1,300}) \(re-run \d+\)/,"PASS net.TestDial (re-run 1) (0.38s)"],["gotestsum","test",/^=== FAIL: (?<suite>\S{1,200}) (?<title>\S{1,300})(?: \(re-run (?<attempt>\d+)\))?/,"=== FAIL: sum TestAdd (0.00s)",{before:0,after:8,parents:!0}],["ginkgo","test",/^(?:• )?\[(?:FAILED|PANICKED|TIMEDOUT)\](?: \[[\d.]+ seconds\])?$/,"\u2022 [FAILED] [0.001 seconds]",{isCommon:!0}],["ginkgo summary","test",/^\s{0,4}\[(?:FAIL|PANICKED!|TIMEDOUT|INTERRUPTED)\] (?!A |\w+::\w+: )(?<title>\S.*)$/,"  [FAIL] Size [It] formats 10 MB",{isCommon:!0}],["cargo test","test",/^---- (?<title>\S.{0,300}?) stdout ----$/,"---- tests::adds stdout ----",{before:0,after:8,captures:!0}],["cargo test","run",/^test (?<title>\S.{0,300}) \.\.\. FAILED$/,"test tests::adds ... FAILED"],["nextest","test",/^\s+(?:FAIL|SIGABRT|SIGSEGV|TIMEOUT) \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/,"        FAIL [   0.005s] sum tests::adds",{before:0,after:10}],["nextest","test",/^\s+TRY \d+ FAIL \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/,"  TRY 1 FAIL [   0.013s] (\u2500\u2500\u2500\u2500\u2500) sum tests::adds"],["nextest","passed",/^\s{0,8}(?:TRY \d+ PASS|FLAKY \d+\/\d+) \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/,"  TRY 2 PASS [   0.098s] sum tests::adds"],["cargo test","listing",/^failures:$/,"failures:"],["go","apart",/^=== (?:RUN|PAUSE|CONT|NAME|FAIL|SKIP|Skipped|Failed|Errors)\b(?: +(?<title>\S{1,300})$)?/,"=== RUN   TestAdd"],["testify","failure",/^\s+Error Trace:/,"        	Error Trace:	/app/sum_test.go:12",{before:1,after:8}],["go, rust, swift, php","failure",/^(?:panic: |(?:PHP )?(?:[Ff]atal|Parse) error: |WARNING: DATA RACE|thread '.{1,300}' (?:\(\d+\) )?panicked at )/,"panic: Fail in goroutine after Test_statusCodeInterceptor has completed",{before:0,after:10}],["go","failure",/^go: (?!downloading|finding|extracting|added|upgraded|found|creating|to add)\S/,"go: updates to go.mod needed",{before:0,after:3}],["ginkgo","failure",/^\s{0,8}•? ?\[(?:FAILED|PANICKED|TIMEDOUT)\] /,"  [FAILED] Expected",{before:0,after:8}],["rustc, git, kubectl, uv, typos","failure",/^\s{0,4}error(?:\[[\w-]{1,60}\])?: (?!could not compile|aborting due|process didn't|test failed|doctest failed|\d+ targets? failed|builder for|.{0,200}(?:exit code|exited with code) \d)\S/,"error: `zeebra` should be `zebra`",{before:0,after:8}],["go, cargo","summary",/^(?:FAIL\s+\S+\s+(?:[\d.]+s|\[.{1,40}\])$|error: (?:could not compile|test failed))/,"FAIL	github.com/example/shop/sum	0.005s"],["cargo","total",/^test result: FAILED\. (?<passed>\d+) passed; (?<failed>\d+) failed;/,"test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",{counts:"tests"}],["nextest","total",/^\s+Summary \[ *[\d.]+s\] (?<total>\d+)(?:\/\d+)? tests? run: .{0,60}?(?<failed>\d+) (?:failed|timed out)(?:, (?<errors>\d+) timed out)?/,"     Summary [   0.012s] 12 tests run: 11 passed, 1 failed, 0 skipped",{counts:"tests"}],["rustc","total",/^error: aborting due to (?<failed>\d+) previous errors?/,"error: aborting due to 2 previous errors",{counts:"findings"}]],Wo=[["lerna","part",/^lerna (?:ERR!|error) \w{2,8} run \S{1,100} exited \d{1,5} in '(?<title>[^']{1,214})'$/,"lerna ERR! npm run test exited 1 in '@atlas/geo'"],["jest","test",/^ {2,12}● (?!Console$|Cannot log after|.{0,40}Warning)(?<title>\S.*)$/,"  \u25CF example tests \u203A test that always fails",{before:0,after:16,isCommon:!0,retried:/^\s*RETRY \d+$/}],["jest","file",/^\s{0,10}FAIL {1,2}(?:\[.{1,60}\] |\S+ )?(?<file>\S{1,300}\.\w{1,8})(?: \([\d.]+ m?s\))?$/,"FAIL src/checkout.test.ts (7.1 s)"],["jest","captured",/^ {2,6}console\.(?:debug|dir|error|info|log|table|trace|warn)$/,"  console.log"],["vitest","test",/^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>(?<file>\S{1,300}\.\w{1,5}) > .+)$/," FAIL  src/math.test.ts > add > adds two numbers",{before:0,after:14}],["vitest","test",/^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>\S{1,300}) \[ (?<file>\S{1,300}) \]$/," FAIL  src/math.test.ts [ src/math.test.ts ]",{before:0,after:14}],["playwright","test",/^ {2}\d{1,5}\) (?<title>(?:\[.{1,60}\] › )?(?<file>[^\s:]{1,200}):(?<line>\d+):(?<column>\d+) › .+?)(?: [─-]{2,})?$/,"  3) [chromium] \u203A tests/sites.test.ts:34:1 \u203A docs page \u2500\u2500\u2500\u2500\u2500\u2500",{before:0,after:14}],["uvu","test",/^ {3}FAIL {2}(?:\S{1,100} {1,2})?"(?<title>.{1,300})"$/,'   FAIL  sum  "adds two numbers"'],["node","test",/^test at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+)$/,"test at test/sum.test.js:5:1",{title:"inner"}],["ava","ended",/^\s{0,4}✘ \[fail\]: (?<title>.+?)(?: (?:Rejected promise|Error thrown|Test finished|Promise returned).*)?(?: \([\d.]+m?s\))?$/,"  \u2718 [fail]: adds two numbers",{before:0,after:10}],["bun","ended",/^(?:\(fail\) (?<title>.+?)(?: \[[\d.]+m?s\])?|✗ (?<name>\S.{0,300}?) \[[\d.]+m?s\])$/,"(fail) math > adds two numbers [1.20ms]",{before:12,after:0}],["bun, webdriverio","file",/^(?:» \/(?=\S+\w$)|(?=\S+\.(?:test|spec)\.\w{1,4}:$))(?<file>[\w@./-]{1,300}\.\w{1,8}):?$/,"test/math.test.ts:"],["karma","test",/^(?<title>(?:\w+ )?(?:Chrome|Firefox|Safari|Edge|Electron|HeadlessChrome)\b[^)]{0,100}\) .{1,300}) FAILED$/,"Chrome Headless 120.0.0.0 (Linux x86_64) sum adds two numbers FAILED",{before:0,after:6}],["deno","test",/^(?<title>\S.{0,300}) => (?<file>(?:\.\/|file:\/\/)\S{1,300}):(?<line>\d+):(?<column>\d+)$/,"adds two numbers => ./sum_test.ts:5:6"],["newman","test",/^ {0,3}\d{1,4}\. {2}(?:\w*(?:Error|Failure)) {2,}(?<title>\S.*)$/," 1.  AssertionError  status is 200"],["mocha, jasmine","muted",/^\s{0,2}(?:Pending|Skipped|Pending tests|\d+ (?:flaky|skipped|pending|did not run)|There (?:was|were) \d+ (?!errors?:|failures?:)[\w ]{1,40}|\d+ tests? triggered \d+ [\w ]{1,40})(?::.{0,80})?$/,"Pending:"],["tap","apart",/^(?:TAP version \d+|1\.\.\d+)$/,"1..12",{suite:"commented"}],["any","apart",/^\s{0,24}ok \d+\b/,"ok 2 - adds two numbers",{suite:"commented"}],["jest, nyc, c8, vitest","failure",/^(?:Jest: .{0,200}threshold|(?:ERROR: )?Coverage for \w+ \(.{1,20}\) does not meet)/,"ERROR: Coverage for lines (81.25%) does not meet global threshold (90%)",{before:0,after:0}],["node, vitest, vite, rollup, webpack, next","failure",/^(?:✖ failing tests:|⎯+ Unhandled (?:Errors?|Rejection) ⎯|(?:node:internal\/\S+|(?:file:\/\/)?\/\S+\.[cm]?[jt]s):\d+$|FATAL ERROR: |\s{0,4}ERROR in \S|Failed to compile\.?$|error during build:|\[!\] |RollupError: )/,"error during build:",{before:0,after:9}],["chai, cypress, node, python","failure",/^\s{0,8}(?:AssertionError(?: \[ERR_ASSERTION\])?(?:: |$)|CypressError: )/,"     AssertionError: Timed out retrying: Expected to find element: `#random-number`, but never found it.",{before:3,after:6}],["prettier, commitlint","failure",/^(?:\[warn\] (?:Code style issues|\S{1,300}\.\w{1,8}$)|⧗ {3}input: )/,"[warn] Code style issues found in 2 files. Run Prettier with --write to fix.",{before:0,after:0}],["npm, yarn, pnpm","failure",/^(?:npm (?:ERR!|error) (?:code (?!ELIFECYCLE|\d)|Missing script)|➤ YN(?:0001|0009|0018|0020|002[78]|0035|0041|0046|0078|0080|0082): |\s{0,2}(?:ERROR {2})?\[?ERR_PNPM_(?!RECURSIVE_))/,"npm ERR! code E404",{before:0,after:10}],["jest, vitest","summary",/^(?:Test Suites: +|\s+Test Files {2})(?<failed>[1-9]\d*) failed\b/,"Test Suites: 1 failed, 2 passed, 3 total",{counts:"files"}],["npm, yarn, pnpm","summary",/^(?:npm (?:ERR!|error) (?:code (?:ELIFECYCLE|\d)|Lifecycle script)|error: .{0,200}(?:exit code|exited with code) \d|error Command failed with exit code|The command failed for workspaces |\s?ELIFECYCLE )/,"error Command failed with exit code 1."],["jest","total",/^Tests: {2,}(?:(?<failed>[\d,]+) failed, )?.{0,100}?(?<total>[\d,]+) total$/,"Tests:       1 failed, 2 passed, 3 total",{counts:"tests"}],["vitest","total",/^\s+Tests {2}(?:(?<failed>\d+) failed \| )?.{0,80}\((?<total>\d+)\)$/,"      Tests  1 failed | 29 passed (30)",{counts:"tests"}],["mocha","total",/^ {2}(?:(?<failed>\d+) failing$|(?<passed>\d+) passing \()/,"  1 failing",{counts:"tests"}],["playwright","total",/^ {2}(?:(?<failed>\d+) failed|(?<passed>\d+) passed \([\d.]+m?s?h?\))$/,"  47 passed (1.2m)",{counts:"tests"}],["tap","total",/^(?:# |ℹ )(?:fail {1,2}(?<failed>\d+)|pass {1,2}(?<passed>\d+))$/,"# fail 1",{counts:"tests"}],["bun","total",/^ *(?:(?<failed>\d+) fail|(?<passed>\d+) pass)$/," 1 fail",{counts:"tests"}],["mocha","total",/^ {4}✖ {2}\d+ of \d+ failed \(\d+%\) +[\d:]+ +(?<total>\d+) +[\d-]+ +(?<failed>\d+)/,"    \u2716  2 of 2 failed (100%)                     00:17        7        3        2        -        2",{counts:"tests",isWhole:!0}],["eslint","total",/^✖ \d+ problems? \((?<failed>\d+) errors?, /,"\u2716 2 problems (2 errors, 0 warnings)",{counts:"findings"}],["stylelint","total",/^(?:✖ )?(?<failed>\d+) problems?(?: \(|$)/,"2 problems (1 error, 1 warning)",{counts:"findings"}]],Bo=[["gradle","test",/^(?<title>[^\s>:][^>]{0,200} > .{1,300}) FAILED$/,"GreeterTest > testThatGreeterReturnsTheCorrectGreeting FAILED",{before:0,after:5}],["gradle","passed",/^(?<title>[^\s>:][^>]{0,200} > .{1,300}) PASSED$/,"GreeterTest > greets() PASSED"],["surefire","muted",/^\[(?:WARNING|WARN|INFO)\] (?:Flakes|Flaky tests?): ?$/,"[WARNING] Flakes: "],["surefire","test",/^(?:\[ERROR\] +)?(?<title>[\w$.]{1,300}(?:\[[^\]]{1,100}\]|\([^)]{0,200}\)|\{[^}]{1,100}\})*|\S.{0,300}(?= -- ))(?: --)? +Time elapsed: .{1,40} <<< (?:FAILURE|ERROR)!/,"[ERROR] com.example.SumTest.adds -- Time elapsed: 0.012 s <<< FAILURE!",{before:0,after:6}],["surefire summary","test",/^\[ERROR\] {2,}(?<title>[\w$.]{1,200}(?:->[\w$.]{1,100}|\[[^\]]{1,100}\])*):(?<line>\d+)(?:->\S{1,200})? +(?<detail>\S.*)$/,"[ERROR]   SumTest.adds:12 expected: <3> but was: <4>",{before:0,after:0}],["scalatest","test",/^(?:\[\w+\] )?\s{0,8}- (?<title>.{1,300}) \*\*\* FAILED \*\*\*/,"- NOPTest *** FAILED ***",{before:0,after:3,headings:"outer and beside"}],["munit","test",/^(?:\[\w+\] )?==> X (?<title>\S.{0,300}?) {2}[\d.]+s\b/,"==> X sum.SumSuite.adds  0.012s munit.ComparisonFailException: SumSuite.scala:12",{before:0,after:8}],["clojure","suite",/^(?:lein test|Testing) (?<title>[a-z][\w.-]{1,200})$/,"lein test shop.sum-test"],["clojure","test",/^(?:FAIL|ERROR) in \(?(?<title>[^)(\s/]{1,200})\)? \((?<file>[^:)]{1,200})(?::(?<line>\d+))?\)$/,"FAIL in (adds) (sum_test.clj:12)",{before:0,after:6}],["vstest","test",/^\s{1,4}Failed (?<title>\S.{0,300}?) \[.{1,20}s\]$/,"  Failed FailingTest [12 ms]",{before:0,after:8}],["xunit","test",/^\s{0,4}\[xUnit\.net .{1,20}\] +(?<title>\S.{0,300}) \[FAIL\]/,"[xUnit.net 00:00:00.52]     Sum.Tests.Adds [FAIL]",{before:0,after:6}],["microsoft testing platform","test",/^failed (?<title>\S.{0,300}) \(\d[\dms .]{0,20}\)$/,"failed Adds (12ms)",{before:0,after:6,isCommon:!0}],["pester","test",/^\s*\[-\] (?<title>\S.{0,300}?)(?: [\d.]+m?s(?: \(.{1,40}\))?)?$/,"  [-] adds two numbers 12ms (10ms|2ms)",{isCommon:!0}],["gradle, powershell","failure",/^(?:\* What went wrong:|[\w-]+: (?:[A-Z]:\\|\/)\S{1,300}\.psm?1:\d+)/,"* What went wrong:",{before:0,after:6}],["kotlin, maven","failure",/^(?:e: \S|\[ERROR\] Failed to execute goal )/,"e: warnings found and -Werror specified",{before:0,after:1}],["java, .net","failure",/^(?:Exception in thread "|Unhandled [Ee]xception[.:] )/,'Exception in thread "Thread-7" java.io.EOFException',{before:0,after:8}],["sbt","failure",/^\[error\] (?:-- |\S{1,300}:\d+(?::\d+)?: )/,"[error] ../Scorex-Lagonaki/src/test/scala/scorex/ScorexTestSuite.scala:15: not found: type CryptoTestSuite",{before:0,after:4}],["powershell","failure",/^\s+\+ CategoryInfo/,"    + CategoryInfo          : ObjectNotFound: (Foo:String) [], CommandNotFoundException",{before:6,after:1}],["gradle, dotnet","summary",/^(?:BUILD FAILED in |\d+ tests? completed, \d+ failed|FAILURE: Build |> Task \S+ FAILED$|Test Run Failed|Build FAILED)/,"BUILD FAILED in 22s"],["surefire, maven, scalatest, sbt","summary",/^(?:\[(?:ERROR|WARNING)\] Tests run: .{1,60}(?:Failures: [1-9]|Errors: [1-9])|\[INFO\] (?:BUILD FAILURE|\S.{0,100}\.{2,} FAILURE )|\[\w+\] (?:Tests: succeeded \d+, failed [1-9]|Failed tests:))/,"[INFO] BUILD FAILURE"],["gradle","total",/^(?<total>\d+) tests? completed, (?<failed>\d+) failed/,"12 tests completed, 1 failed",{counts:"tests"}],["surefire","total",/^\[(?:ERROR|WARNING)\] Tests run: (?<total>\d+), Failures: (?<failed>\d+), Errors: (?<errors>\d+), Skipped: \d+(?:, Flakes: \d+)?$/,"[ERROR] Tests run: 162, Failures: 1, Errors: 0, Skipped: 0",{counts:"tests",isWhole:!0}],["dotnet","total",/^Failed! {2}- Failed: +(?<failed>\d+), Passed: +\d+, Skipped: +\d+, Total: +(?<total>\d+)/,"Failed!  - Failed:     1, Passed:    10, Skipped:     0, Total:    11",{counts:"tests"}],["scalatest","total",/^Tests: succeeded (?<passed>\d+), failed (?<failed>\d+)/,"Tests: succeeded 11, failed 1, canceled 0, ignored 0, pending 0",{counts:"tests"}],["msbuild","total",/^\s+(?<failed>\d+) Error\(s\)$/,"    3 Error(s)",{counts:"findings"}]],zo=[["biome","finding",/^(?<file>[^\s:]{1,300}\.\w{1,8})(?::(?<line>\d+):(?<column>\d+))? (?<title>[a-zA-Z]\S{2,100})(?: .{1,40})? ━{3,}$/,"src/sum.ts:3:7 lint/style/useConst  FIXABLE  \u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501",{before:0,after:10}],["tsc, csc, msvc, msbuild, clang-cl","finding",/^(?<file>\S.{0,300}?)\((?<line>\d+)(?:,(?<column>\d+)){0,3}\) ?: (?:fatal )?(?<level>error|warning)(?: (?<title>[A-Z]+\d*))?: (?<detail>\S.*?)(?: \[\S+proj\])?$/,"tsc.ts(3,13): error TS7006: Parameter 'y' implicitly has an 'any' type.",{before:0,after:2}],["tsc","finding",/^(?:(?<file>\S.{0,300}?):(?<line>\d+):(?<column>\d+) - )?(?<level>error|warning) (?<title>TS\d+): (?<detail>\S.*)$/,"src/sum.ts:3:13 - error TS7006: Parameter 'y' implicitly has an 'any' type.",{before:0,after:4}],["deno","finding",/^(?<title>TS\d+) \[ERROR\]: (?<detail>\S.*)$/,"TS2322 [ERROR]: Type 'string' is not assignable to type 'number'."],["pyright","finding",/^\s{1,4}(?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) - (?<level>error|warning|information): (?<detail>\S.*?)(?: \((?<title>report\w+)\))?$/,'  /app/sum.py:12:5 - error: "x" is not defined (reportUndefinedVariable)',{before:0,after:1}],["eslint, stylelint, yamllint","finding",/^\s{1,8}(?<line>\d+):(?<column>\d+)\s+(?:✓\s+)?(?:(?<level>error|warning|Error|Warning|✖|⚠):?\s+)(?<detail>\S.{0,300}?)(?: {2,}(?<title>[@\w][\w@/-]*(?:\.\w+)?)| +\((?<rule>[\w-]+)\))?$/,"  2:10  error    'unusedf' is defined but never used             no-unused-vars",{before:2,after:0}],["remark","row",/^\s{0,8}(?=[✖✗×⚠] |\S{3,30} +(?:error|warning) )(?:[✖✗×⚠] {1,2})?(?<line>\d+):(?<column>\d+)(?:-\d+:\d+)? +(?:(?<level>error|warning) +)?(?<detail>\S.{0,300}?)(?: {2,}(?<title>[@\w][\w@/-]*))?(?: remark-lint)?$/,"3:5-3:11 warning Unexpected reference to undefined definition  no-undefined-references remark-lint"],["htmlhint","file",/^\s{3,8}L(?<line>\d+) \|/,'      L6 |    <img src="a.png">'],["rstcheck","finding",/^(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+): \((?:INFO|WARNING|ERROR|SEVERE)\/\d\) (?<detail>\S.*)$/,"README.rst:2: (WARNING/2) Title underline too short."],["detect-secrets","finding",/^Secret Type: +(?<detail>\S.*)$/,"Secret Type: AWS Access Key",{needs:"position"}],["php, less","finding",/^(?:PHP )?(?:[A-Z]\w{0,20} )?\w{0,40}[eE]rror: +(?<detail>\S.{0,400}?) in (?<file>(?:[A-Za-z]:)?[^\s:()'"]{1,300}\.\w{1,8})(?: on line |:)(?<line>\d+)(?:, column (?<column>\d+))?:?$/,'PHP Parse error:  syntax error, unexpected token "}" in src/Cart.php on line 4'],["gnu ld","finding",/^(?:\S{0,100}ld(?:\.\w{1,8})?: )?(?<file>[^\s:()]{1,300}\.\w{1,5}):(?:(?<line>\d+)|\([^)]{1,100}\)): (?<detail>(?:undefined reference|multiple definition|relocation) .*)$/,"main.cpp:(.text+0x2c): undefined reference to `add(int)'"],["commitlint","finding",/^✖ {3}(?<detail>\S.*?) \[(?<title>[a-z]+(?:-[a-z]+)+)\]$/,"\u2716   subject may not be empty [subject-empty]",{before:2,after:1}],["php-cs-fixer","finding",/^ {1,6}\d{1,5}\) (?<file>\S{1,300}\.php)(?: \((?<detail>[a-z_, ]{2,300})\))?$/,"   1) src/Sum.php (single_quote)"],["ansible-lint","finding",/^(?!error|warning|note|help|bug)(?<title>[a-z]+(?:-[a-z]+)+(?:\[[\w-]{2,40}\])?|[a-z]+\[[\w-]{2,40}\]): (?<detail>[A-Z].*)$/,"yaml[line-length]: Line too long (171 > 160 characters)",{isCommon:!0}],["esbuild, angular","finding",/^\s{0,4}[✘✗X] \[ERROR\] (?:(?<title>[A-Z]{2,8}\d{2,5}): )?(?<detail>\S.*?)(?: \[plugin .{1,60}\])?$/,'\u2718 [ERROR] Could not resolve "lodash"',{before:0,after:6}],["ghc","finding",/^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+)(?:-\d+)?: (?<level>error|warning): \[(?<title>[\w-]{1,60})\](?: \[[\w,= -]{1,150}\])?$/,"src/Sum.hs:3:5: error: [GHC-88464]"],["gcc, clang, javac, mypy, ghc, swift","finding",/^(?<file>(?:[A-Za-z]:)?[^\s:[][^:]{0,300}):(?<line>\d+)(?::(?<column>\d+)(?:-\d+)?)?: (?:fatal |internal compiler )?(?<level>error|warning|note|remark|info|hint|(?:Error|ERROR|Warning|WARNING)(?=:)):? ?(?<detail>.*?)(?: {1,2}\[(?<title>[\w=+.-]+)(?:,-[\w-]+)*\]| \((?<rule>[a-z]+(?:_[a-z]+)+)\))?$/,"/path/to/my/file.py:123: error: Error message!",{before:2,after:5}],["sphinx, any","finding",/^(?<file>(?!\.{3})(?:[A-Za-z]:)?[^\s:]{1,300}\.\w{1,8}): (?<level>error|ERROR|Error|warning|WARNING|Warning): (?<detail>\S.*)$/,"docs/errors.md: WARNING: document isn't included in any toctree",{isCommon:!0}],["rubocop","finding",/^ {0,2}(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?:[CWEFR]: )?(?:\[\w+\] )?(?<title>[A-Z]\w{0,60}\/[\w/]{1,60}): (?<detail>\S.*)$/,"lib/sum.rb:3:5: W: [Correctable] Lint/UselessAssignment: Useless assignment to variable"],["pylint","finding",/^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?<title>[CRWEF]\d{4}): (?<detail>\S.* \([a-z][a-z-]{2,60}\))$/,"hub/mail.py:57:8: E1101: Instance of 'Mailer' has no 'flush' member (no-member)"],["go, golangci-lint, flake8, pylint, rubocop, ruff","finding",/^(?:vet: |%Error: )?(?<file>(?:[A-Za-z]:)?[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+): (?!note|remark|info|hint|help|0x[\da-f]+ in )(?:(?<title>[A-Z]{1,5}\d{1,5}):? (?:\[\*\] )?)?(?:(?<level>[Ww]arning|\[warning\]|W)[: ]+)?(?<detail>\S.*?)(?: \((?<rule>[a-z][\w:-]*)\)| \[(?:Error\/)?(?<name>[A-Za-z][\w/-]{1,60})\])?$/,"fmts/fmt_test.go:42:21: Error return value of `bufout.WriteString` is not checked (errcheck)",{before:1,after:2,isCommon:!0}],["maven","finding",/^\[(?<level>ERROR)\] +(?<file>\S{1,300}\.\w{1,8}):\[(?<line>\d+)(?:,(?<column>\d+))?\] (?:error: )?(?:\(\w+\) (?<title>[A-Z]\w{0,60}): )?(?<detail>\S.*)$/,"[ERROR] /app/src/main/java/Sum.java:[12,5] cannot find symbol",{before:0,after:2}],["kotlin","finding",/^e: (?:file:\/\/)?(?<file>\S{1,300}\.kts?):(?: \()?(?<line>\d+)(?::|, )(?<column>\d+)\)?:? (?<detail>\S.*)$/,"e: file:///app/src/Sum.kt:12:5 Unresolved reference: bar"],["rustc, clippy, elixir","finding",/^(?: {4})?error(?:\[(?<title>[\w-]{1,60})\])?: (?!\S{1,300}\.\w{1,8}:\d|build failed$|\S{1,60} exited with |could not compile|aborting due|process didn't|test failed|doctest failed|\d+ targets? failed)(?<detail>\S.*)$/,"error[E0308]: mismatched types"],["markdownlint","finding",/^(?<file>\S{1,300}):(?<line>\d+)(?::(?<column>\d+))? (?:error )?(?<title>MD\d{3})\/(?<detail>\S.*)$/,"README.md:12:81 MD013/line-length Line length [Expected: 80; Actual: 99]",{before:0,after:0}],["hadolint","finding",/^(?<file>\S{1,300}):(?<line>\d+) (?<title>(?:DL|SC)\d{4}) (?:error|warning|info|style): (?<detail>\S.*)$/,"Dockerfile:3 DL3008 warning: Pin versions in apt get install.",{before:0,after:0}],["dart","finding",/^\s{0,4}(?<level>error|warning) [•-] (?<detail>.{1,300}?) [•-] (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) [•-] (?<title>\w+)$/,"  error \u2022 Undefined name 'x' \u2022 lib/main.dart:12:5 \u2022 undefined_identifier",{before:0,after:0}],["dart","finding",/^\s{0,4}(?<level>error|warning|info) [•-] (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) [•-] (?<detail>.{1,500}) [•-] (?<title>\w+)$/,"  error \u2022 lib/main.dart:12:5 \u2022 Undefined name 'x' \u2022 undefined_identifier",{before:0,after:0}],["ruff, any linter","finding",/^(?<title>[A-Z]{1,6}\d{2,5}|unformatted):? (?:\[\*\] )?(?<detail>[A-Z`'"].*)$/,"F401 [*] `os` imported but unused",{before:0,after:4,isCommon:!0}],["oxlint","finding",/^\s{0,4}[×x✖] (?<title>[\w-]{1,60}\([\w/@-]{1,80}\)): (?<detail>\S.*)$/,"  \xD7 eslint(no-unused-vars): Variable 'a' is declared but never used."],["any linter","finding",/^(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?:? (?:- )?(?<level>error|ERROR|warning|WARNING)(?:: | - | {1,4})(?:\[?(?<title>[A-Z]{1,6}\d{2,5})\]?:? )?(?<detail>\S.*?)(?: {2,}(?<rule>[@\w][\w@/.-]*)| \[(?<name>[\w/.-]{2,80})\])?$/,"src/sum.ts:3:7 error Unexpected var  no-var"],["any linter","finding",/^\W{0,4}\[?(?<level>ERROR|Error|error|WARNING|Warning|warning)\]?:? {1,3}(?!\S{1,300}BUILD)(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+)(?:-\d+)?)?:? (?:- )?(?<detail>\S.*?)(?: {1,2}\[(?<title>[\w/.-]{2,80})\])?$/,"[ERROR] src/Sum.java:12:5: Missing a Javadoc comment. [JavadocVariable]"],["any linter","finding",/^\s{1,8}(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+): (?<detail>\S.*?) \((?<title>[a-z@][\w@/:-]{2,60})\)$/,"  src/a.js:3:7: Unexpected var. (no-var)"],["any linter","finding",/^(?<level>ERROR|WARNING|INFO): (?<title>\w{2,60}) - (?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+) - (?<detail>\S.*?)(?: \(see \S+\))?$/,"ERROR: UndefinedMethod - src/A.php:12:5 - Method A::b does not exist (see https://psalm.dev/022)"],["any linter","finding",/^\s{0,8}(?:▸ )?::(?<level>error|warning)(?: (?:\w{1,20}=[^,:]{1,100},){0,4}?file=(?<file>[^,:]{1,300})(?:,line=(?<line>\d+))?(?:,endLine=\d+)?(?:,col(?:umn)?=(?<column>\d+))?[^:]{0,100})?::(?<detail>\S.*?)(?:%0A.*)?$/,"\u25B8 ::error file=Sources/Cart.swift,line=12,col=5::Cannot find total in scope",{before:0,after:0}],["bandit","finding",/^>> Issue: \[(?<title>[A-Z]\d{3})(?::\w{1,60})?\] (?<detail>\S.*)$/,">> Issue: [B307:blacklist] Use of possibly insecure function",{before:0,after:8}],["pyrefly","finding",/^(?<level>ERROR|WARN) (?<detail>\S.*) \[(?<title>[a-z]{2,30}(?:-[a-z]{2,30}){1,4})\]$/,"ERROR Could not find import of `requests` [missing-import]",{needs:/^\s{0,8}--> /}],["ocaml","finding",/^File "(?<file>[^"]{1,300})", lines? (?<line>\d+)(?:-\d+)?, characters (?<column>\d+)-\d+:$/,'File "bin/main.ml", line 3, characters 10-13:',{before:0,after:6,needs:/^(?:Error|Alert|Warning|diff|---)\b/}],["webpack","finding",/^\s{0,4}ERROR in (?<file>\S{1,300}?)(?:[: ](?<line>\d+):(?<column>\d+)(?:-\d+)?)?$/,"ERROR in ./src/index.js 3:0-24"],["kubectl","finding",/^The (?<title>[A-Z]\w{0,60} "[^"]{1,200}") is invalid: (?<detail>\S.*)$/,'The Deployment "worker" is invalid: spec.replicas: Invalid value: -1'],["gitleaks","finding",/^Finding: +(?<detail>\S.*)$/,'Finding:     stripe_key = "REDACTED"'],["terraform","finding",/^Error: (?<detail>["A-Z][^:]{4,100}?)(?: \((?<title>[a-z]+(?:_[a-z]+)+)\))?$/,"Error: Unsupported argument",{needs:"position"}],["terraform","finding",/^[│╷] ?Error: (?<detail>\S.*)$/,"\u2502 Error: Unsupported argument",{before:0,after:8}],["pre-commit","begun",/^(?<title>\S.{0,200}?)\.{3,}Failed$/,"black....................................................................Failed",{before:0,after:10}],["pre-commit","finding",/^(?:reformatted|Fixing|Fixed|Rewriting|Sorting) (?<file>\S{1,300}\.\w{1,8})$/,"reformatted app/views.py",{needs:"title"}],["npm","finding",/^npm (?:ERR!|error) (?<detail>(?:Missing|Invalid): .{1,300} (?:from lock file|does not satisfy \S+))$/,"npm error Missing: react@18.3.11 from lock file"],["black, ruff","finding",/^(?:W|w)ould reformat:? (?<file>\S.*)$/,"would reformat src/num_guess.py",{before:0,after:0}],["prettier","finding",/^\[error\] (?<file>\S{1,300}\.\w{1,8}): (?<detail>\S.*?)(?: \((?<line>\d+):(?<column>\d+)\))?$/,"[error] src/sum.ts: SyntaxError: Expression expected. (3:1)",{before:0,after:5}],["prettier","finding",/^\[warn\] (?<file>\S{1,300}\.\w{1,8})$/,"[warn] src/index.ts"],["rustfmt","finding",/^Diff in (?<file>\S.{0,300}?)(?: at line |:)(?<line>\d+):$/,"Diff in /app/src/main.rs:3:",{before:0,after:8}],["trivy, grype, any table","finding",/^(?:│|\|) .{0,200}?(?:│|\|) +(?<title>(?:CVE|GHSA|RUSTSEC|PYSEC|AVD|KSV|DS|DLA|DSA|GO|SNYK)-[\w-]{2,60}) +(?:│|\|) .{0,300}(?:│|\|) {1,9}(?<detail>[^│|]{1,300}?) *(?:│|\|)$/,"\u2502 libexpat \u2502 CVE-2024-45491 \u2502 CRITICAL \u2502 fixed  \u2502 2.6.2-r0 \u2502 2.6.3-r0 \u2502 libexpat: Integer Overflow \u2502",{before:0,after:0}],["codespell","finding",/^(?<file>\S{1,300}):(?<line>\d+): (?<detail>\S+ ==> \S.*)$/,"README.md:12: teh ==> the"],["cspell","finding",/^(?:\d+\/\d+ )?(?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) - (?<detail>Unknown word \(.{1,100}\))/,"src/sum.ts:3:5 - Unknown word (summ)"],["shellcheck","file",/^In (?<file>\S{1,300}) line (?<line>\d+):$/,"In deploy.sh line 12:",{before:0,after:4}],["shellcheck","row",/^\s*\^-*\^? (?<title>SC\d{4}) \(\w+\): (?<detail>\S.*)$/,"  ^--^ SC2086 (info): Double quote to prevent globbing."],["phpstan","file",/^ {2}Line {3,}(?<file>\S.*)$/,"  Line   src/Sum.php",{before:0,after:6}],["phpstan","row",/^ {2,4}(?<line>\d+) {3,}(?<detail>\S.*)$/,"  31     Call to an undefined method Sum::adds()."],["phpcs","file",/^FILE: (?<file>\S.*)$/,"FILE: /app/src/Sum.php"],["phpcs","row",/^ +(?<line>\d+) \| (?<level>ERROR|WARNING) +\| (?:\[.\] )?(?<detail>\S.*)$/," 12 | ERROR | [x] Missing doc comment for function add()",{before:5,after:0}],["eslint, stylelint, remark, htmlhint","file",/^(?: {0,3}(?=[/A-Z]))? ?(?<file>(?:(?:[A-Za-z]:)?[\w@.+-]{0,60}[\\/][^:\s]{1,300}\.\w{1,8}|[A-Za-z][\w-]{0,60}\.(?:html|md|rst|s?css)))$/,"/app/src/sum.ts"],["msbuild, nuget, link","finding",/^\s{0,8}(?<file>(?:[A-Za-z]:)?[^\s:].{0,300}?) ?: (?:fatal )?(?<level>error|warning) (?<title>[A-Z]{2,12}\d+): +(?<detail>\S.*?)(?: \[.{1,300}(?:proj|sln)\])?$/,"MSBUILD : error MSB1009: Project file does not exist.",{before:0,after:2}],["mypy, tsc, ruff, svelte-check","total",/^(?:Found|svelte-check found) (?<failed>\d+) errors?/,"Found 3 errors in 1 file (checked 5 source files)",{counts:"findings"}],["gcc, javac","total",/^(?<failed>\d+) errors?(?: generated\.)?$/,"1 error generated.",{counts:"findings"}],["golangci-lint, dart","total",/^(?<failed>\d+) issues?(?::$| found)/,"3 issues:",{counts:"findings"}],["any linter","total",/^\W*(?:(?:[Ff]ound|FOUND|[Tt]here (?:was|were)) )?(?<failed>\d+) (?:\w+ )?(?:error|ERROR|diagnostic|problem|violation|offense)[sS]?(?: found| detected)?(?:(?: and|,| AFFECTING) \d+ [A-Za-z]+)?\W*$/,"FOUND 2 ERRORS AFFECTING 2 LINES",{counts:"findings"}],["gosec","finding",/^\[(?<file>[^\]:]{1,300}\.go):(?<line>\d+)\] - (?<title>G\d{3}) \(CWE-\d+\): (?<detail>\S.{0,300}?) \(Confidence: /,"[/home/runner/work/shop/shop/run.go:12] - G204 (CWE-78): Subprocess launched with variable (Confidence: HIGH, Severity: MEDIUM)"]],Go=[["googletest","ended",/^\[ {2}FAILED {2}\] (?!\d)(?<title>[^,]{1,300}?)(?:, where .{1,300})?(?: \([\d.]+ ?ms\))?$/,"[  FAILED  ] Sum.Adds (0 ms)",{before:0,after:0}],["boost","finding",/^(?<file>\S.{0,300})(?::|\()(?<line>\d+)\)?: (?:fatal )?error: in "(?<title>[^"]{1,200})": (?<detail>\S.*)$/,'sum_test.cpp(12): error: in "sum/adds": check add(1, 2) == 4 has failed',{before:0,after:1}],["unity","finding",/^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<title>\w{1,100}):FAIL(?:: (?<detail>.+))?$/,"test/test_sum.c:12:test_adds:FAIL: Expected 3 Was 4"],["catch2","test",/^(?<file>(?:[A-Za-z]:)?[^\s:()]{1,300})(?::(?<line>\d+)|\((?<row>\d+)\)): FAILED: ?(?<detail>.*)$/,"/app/sum_test.cpp:12: FAILED:",{before:5,after:6,title:"ruled"}],["ctest","test",/^\s{0,6}\d+\/\d+ Test\s+#\d+: (?<title>\S.{0,200}?) ?\.*\s*(?:Subprocess \w{1,20})?\*\*\*(?!Skipped|Not Run)(?:Failed|Exception: {2}|(?<detail>\S.{0,60}?) {2,}[\d.]+ sec|\S)/,"12/20 Test #12: parser_test ......................***Failed    0.01 sec",{before:0,after:8,runs:/^(?:googletest|catch2|qtest|boost)/}],["bazel","test",/^(?<title>\/\/\S{1,300}) +(?:\(cached\) )?(?<detail>(?:FAILED(?! TO BUILD)|TIMEOUT)\b.{0,60})$/,"//src/test/shell/bazel:execroot_test                                     FAILED in 3 out of 3 in 1.5s",{before:0,after:1,runs:/^(?!bazel)/}],["meson","test",/^\s{0,3}\d{1,5}\/\d{1,5} (?<title>\S.{0,200}?) {1,60}(?:FAIL|TIMEOUT|ERROR) {2,}[\d.]+ ?s(?: {2,}(?:exit status \d+|killed by .+|[\d/]+ subtests passed|\(.+\)))?$/,"2/5 shop:unit / cart            FAIL            0.21s   exit status 1",{quotes:!0}],["meson","apart",/^\s{0,3}\d{1,5}\/\d{1,5} \S.{0,200}? {1,60}(?:OK|SKIP|EXPECTEDFAIL) {2,}[\d.]+ ?s\b/,"1/2 shop:unit / cart  OK              0.21s"],["forge","test",/^\[FAIL(?:: |\. Reason: )(?<detail>.{1,300})\] (?<title>\w{1,100}\([^)]{0,100}\))/,"[FAIL: assertion failed: 95 != 100] test_Fee() (gas: 88121)"],["zig","test",/^error: '(?<title>(?=[^']{0,100}\btest[._])[^']{1,200})' (?:failed|leaked): (?<detail>\S.*)$/,"error: 'ring.test.wraps' failed: expected 8, found 0"],["flutter","test",/^❌ (?:\S{1,300}_test\.dart: )?(?<title>\S.{0,300}) \(failed\)$/,"\u274C test/counter_test.dart: Counter increments (failed)"],["flutter","either",/^\d\d:\d\d \+\d+(?: ~\d+)? -\d+: (?:(?<file>\S{1,300}_test\.dart): )?(?<title>.{1,300}) \[E\]/,"00:03 +5 -1: Counter increments [E]",{before:0,after:6}],["swift testing","test",/^\S{1,2} {1,2}Test (?<title>.{1,300}?) recorded an issue .{0,200}?at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+): (?<detail>\S.*)$/,"\u2718 Test adds() recorded an issue at SumTests.swift:12:5: Expectation failed: (sum \u2192 4) == 3",{before:0,after:2}],["xctest","passed",/^Test Case '(?<title>-\[[^\]]{1,200}\]|[\w.]{1,200})' passed\b/,"Test Case '-[SumTests testAdds]' passed (0.012 seconds)."],["xctest","test",/^(?<file>\S{1,300}):(?<line>\d+): error: (?<title>-\[[^\]]{1,200}\]|[\w.]{1,200}) : (?<detail>\S.*)$/,'/app/SumTests.swift:12: error: SumTests.testAdds : XCTAssertEqual failed: ("4") is not equal to ("3")'],["googletest","apart",/^(?:\[(?: RUN {6}|-{10}|={10}| {7}OK | {2}PASSED {2}| {2}SKIPPED )\]|Note: Google Test filter = )/,"[ RUN      ] Sum.Adds"],["ld, shell","failure",/^.{0,400}(?:: undefined reference to |Segmentation fault)/,"interface.c:(.text+0x4bc): undefined reference to `route_sock'",{before:3,after:0}],["ld","failure",/^(?:\S{0,100}\/)?ld(?:\.\w+)?: (?!warning|.{1,300}: in function)/,"/usr/bin/ld: cannot find -lfoo: No such file or directory",{before:0,after:1}],["ld, cmake, ninja, bazel","failure",/^(?:Undefined symbols for architecture |CMake Error|FAILED: (?!Build did)|ninja: error: |ERROR: \/\S{1,300}BUILD\S{0,20}:\d+:\d+: )/,"CMake Error at CMakeLists.txt:12 (find_package):",{before:0,after:7}],["make","part",/^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* \[(?:[^\]]{1,300}: )?(?<title>[^\]:]{1,200})\] [A-Z]/,"make: *** [Makefile:5: cart.o] Error 1",{isCommon:!0}],["make","apart",/^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: Target '.{1,200}' not remade because of errors/,"make[1]: Target 'all' not remade because of errors."],["make","failure",/^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* No rule to make target/,"make[1]: *** No rule to make target `../libsent/libsent.a', needed by `julius'.  Stop.",{before:0,after:0}],["googletest","failure",/^\S.{0,300}:\d+: Failure$/,"/app/sum_test.cc:12: Failure",{before:0,after:7}],["sanitizers, valgrind, bazel","failure",/^(?:==\d+==\s?(?:ERROR: |Invalid |Conditional jump)|={5,} Test output for \/\/)/,"==1234==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000014",{before:0,after:12}],["elixir","failure",/^(?:\*\* \(\w[\w.]{0,80}\) |== Compilation error in file )/,"** (Mix) mix format failed due to --check-formatted.",{before:0,after:4}],["bazel","failure",/^(?:(?:FAIL|TIMEOUT): \/\/|\/\/\S{1,300} +FAILED TO BUILD$)/,"FAIL: //cart:cart_test (see /tmp/testlogs/cart/cart_test/test.log)",{before:0,after:1}],["make, ninja, gcc, clang, bazel, xcodebuild","summary",/^(?:ninja: build stopped|\S{0,100}make(?:\.exe)?(?:\[\d+\])?: Target '.{1,200}' not remade because of errors|Errors while running CTest|(?:collect2|clang(?:\+\+)?): error: |FAILED: Build did NOT|Build completed, \d+ tests? FAILED|ERROR: Build did NOT|Executed \d+ out of \d+ tests?: .{0,60}fail|\*\* \w+ FAILED \*\*|Executed \d+ tests?, with [1-9])/,"ninja: build stopped: subcommand failed."],["flutter","total",/^\d\d:\d\d \+(?<passed>\d+)(?: ~\d+)? -(?<failed>\d+): Some tests failed\.$/,"00:03 +5 -1: Some tests failed.",{counts:"tests"}],["ctest","total",/^\d+% tests passed, (?<failed>\d+) tests? failed out of (?<total>\d+)/,"83% tests passed, 2 tests failed out of 12",{counts:"tests"}],["googletest","total",/^\[(?:={10}\] (?<total>\d+) tests? from .{1,60} ran\.| {2}FAILED {2}\] (?<failed>\d+) tests?, listed below:)/,"[==========] 12 tests from 3 test suites ran. (5 ms total)",{counts:"tests"}]],jo=[["any","warning",/^(?:\s{0,8}\[?(?:WARNING|WARN|Warning|warning|warn|DEPRECATION|Deprecation|deprecated)\b|npm (?:WARN|warn)\b|CMake (?:\w+ )?Warning\b)/,"warning: unused variable: `x`"],["python, msbuild","warning",/^.{0,300}(?:: (?:Deprecation|Future|User|Runtime|Resource|PendingDeprecation)?Warning: |(?:\)| ): warning [A-Z]+\d+: )/,"setup.py:3: DeprecationWarning: pkg_resources is deprecated as an API"],["loggers","warning",/^\[?\d{2,4}[-:/.][\d\-:/T., +Z]{3,30}\]?\s?\S{0,60}\s?\[?(?:WARN|WARNING|INFO|DEBUG|TRACE)\b/,"2024-03-01 10:00:00,123 WARNING Retrying in 5 s"]],Ko=[["rules of tables and sections",/^\s?[-=_*~#+─━═⎯┼][\s\-=_*~#+|─━═⎯┼│]{2,}$/,"------------------------------------------------------------------------"],["tests that passed",(0,v.T)(/^(?:\s*(?:[✓]|\[ {7}OK \]|\[ RUN {6}\]|\[-{10}\]|\[ SKIPPED  ?\]|ok \d+ |--- PASS|--- SKIP)| ?PASS |ok {1,3}\t?\S|=== (?:RUN|PAUSE|CONT|NAME)|\s*# Subtest: |▶ |PASSED |\? {3}\t)/),"ok  	github.com/example/shop/cart	0.012s"],["tests that passed",/^.{1,300}(?: \.\.\.+ ?(?:ok(?: +\d+ ms\b.*| \([\d.]+ ?[mµμn]?s\))?|ignored)| \[✔\]|#test_\w+ = [\d.]+ s = \.| \| PASS \||(?<!\b(?:be|got|is|not|was|were)) PASS(?:ED(?: +\[ *\d+%\]| in [\d.]+s)?)?|\.{3} *(?:Passed|Skipped|OK)(?: .{0,30})?)$/,"test tests::subtracts ... ok"],["tests that passed",/^(?:\(pass\) |\[PASS\] |\s*PASS \[ *[\d.]+s\]|\s*Start +\d+: |\s+(?:Passed|Skipped) \S.{0,300} \[.{1,20}s\]$|Test (?:Case|Suite) '.{1,300}' (?:started|passed)|\[info\] - (?!.{1,300}\*\*\* FAILED)|\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?: (?!.{1,300} \[E\]$))/,"(pass) env > reads PORT [0.12ms]"],["tests that passed",/^(?:\S{1,200}\.py [.FEsSxX]{1,500}|(?:\S{1,200} )?[.FEsSxX]{3,})(?: *\[ *\d+%\])?$/,"tests/test_api.py ..F.. [ 45%]"],["tests that were skipped",/^\S.{0,300}(?:(?<!\b(?:be|is|not|was|were)) SKIPPED(?: \(.{0,200}\))?| \.\.\. skipped\b.{0,200}|\)Skipped|: Test::\w+ required| # SKIP\b.{0,200})$/,"test_env (tests.test_env.EnvTest.test_env) ... skipped 'needs docker'"],["tests that were skipped",/^\s*(?:XFAIL|XPASS|UNSUPPORTED|UNTESTED): \S|^.{1,300} \[(?:EXPECTED FAIL|XFAIL|NOT RUN|SKIPPED)\]$/,"  ... error-on-reversed [EXPECTED FAIL]"],["statistics",/^(?:# (?:(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$|of (?:expected (?:passes|failures)|unsupported tests|untested testcases)\s+\d)|1\.\.\d+$|Dubious, test returned \d|Failed \d+\/\d+ subtests|# Looks like you failed \d+ tests? of \d|assets by status |\[info\] (?:Total number of tests run: |Suites: completed |\*\*\* \d+ TESTS? FAILED)|Executed (?:files|requests): |Ran \d+ tests across \d+ files|\s*[.FEsSxXCW]{12,}$)/,"# tests 179"],["statistics",/^\W{0,8}[Nn]o (?:diagnostics|issues|problems|errors|warnings|vulnerabilities|failures) (?:were )?found\b/,"-- no diagnostics found"],["downloads",/^\s*(?:Download(?:ing|ed)|Fetch(?:ing|ed)|Pulling|Pulled|Extracting|Unpacking|Preparing to unpack|Setting up|Selecting previously|Collecting|Requirement already|Using cached|Installing|Installed|Resolving|Resolved|Get:\d+|Hit:\d+|Receiving objects|Resolving deltas|remote: (?:Counting|Compressing|Enumerating)) ?/,"Collecting requests==2.31.0"],["downloads",/^(?:\[INFO\] Download|Progress ?[(:]|go: (?:downloading|finding|extracting)|npm http fetch [A-Z]{3,6} [23]\d\d |#\d+ (?:sha256:|CACHED|DONE|extracting)|➤ YN0013| *% Total +% Received |Content type '.{1,100}' length \d)/,"[INFO] Downloaded from central: https://repo.maven.apache.org/maven2/junit/junit/4.13/junit-4.13.pom"],["progress",/^(?:\[ *\d+%\] (?!of )|\[\d+\/\d+\] |\s*\d{1,3}(?:\.\d+)?% ?[|[(]| {2,5}(?:Compiling|Checking|Finished|Running|Documenting|Fresh) \S|> Task :\S+(?: UP-TO-DATE| NO-SOURCE| FROM-CACHE| SKIPPED)?$|\[\w+\] compiling \d+ |make(?:\[\d+\])?: (?:Entering|Leaving) |\s*(?:Linting|Checking|Compiling|Inspecting|Analy[sz]ing|Scanning|Formatting|Bundling) (?:'[^']{1,200}'|\S{1,200}) (?:\(\d+\/\d+\)|files?)$)/,"[ 12%] Building CXX object lib/Support/CMakeFiles/LLVMSupport.dir/Timer.cpp.o"],["progress",/^.{0,80}[█━▓▒░#=>]{8}/,"  |\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588            | 512 kB 2.1 MB/s"],["progress",/^(?:(?:[\w.-]{1,40}> +)?\[ *\d+ of \d+\] (?:Compiling|Linking) |#?\d* ?\[[\w -]{0,60}\d+\/\d+\] (?:FROM|COPY|RUN|ADD|WORKDIR) |transferring (?:dockerfile|context): |\w{4,40}: (?:Pulling fs layer|Waiting|Verifying Checksum|Download complete|Pull complete|Already exists|Layer already exists|Pushed|Preparing)$)/,"4f4fb700ef54: Pull complete"],["progress",/^(?:\s*SLOW \[> *[\d.]+s\] |ok: \[[\w.-]{1,100}\]$|\d{1,2} \d\d \d{4} [\d:.]{8,12}:(?:INFO|DEBUG) |(?:INFO|DEBUG|TRACE)[ :]|Note: |\S{1,200}: (?:Refreshing state|Still \w+ing|Creating|Creation complete|Reading|Read complete)\.{0,3})/,"aws_sqs_queue.mail: Still creating... [10s elapsed]"],["progress",/^\D{0,60}\d[\d.,]{0,20}(?: ?[KMG]i?B)? (?:of|\/) \d[\d.,]{0,20}(?: ?[KMG]i?B)? \(?\d{1,3}(?:\.\d{1,3})?%\)?.{0,40}\d ?[KMG]?i?Bs?\/s(?:ec)?\b/,"Received 9465 of 48210 (93.1%), 30.3 MBs/sec"],["package managers",/^(?:WARNING: Running pip as the 'root' user |npm notice|npm (?:warn|WARN) deprecated |\[notice\] |\S{1,40}: install_package> |\s?NX +(?:Running|Ran) target | {2}Restored \S|Unable to find image '\S+' locally$|added \d+ packages|up to date|audited \d+|found 0 vuln|\d+ packages are looking|run `npm fund`|yarn (?:run|install) v|Done in |Lockfile is up to date|Successfully (?:installed|built|uninstalled))/,"added 812 packages, and audited 813 packages in 14s"],["coverage",/^(?:[^|]{0,200}\| +(?:(?:\d[\d.]* \| +){3}\d|\d+\.\d+ \| +\d+\.\d+ \|)|\S{1,200} +\d+ +\d+ +(?:\d+ +\d+ +)?\d+%)/," sum.ts   |   85.71 |       50 |     100 |   85.71 | 12"],["coverage",/^(?:File {2,}\||Name +Stmts |TOTAL {3,}|coverage: [\d.]+% of|\s*(?:Statements|Branches|Functions|Lines) +: +\d)/,"coverage: 81.2% of statements"],["statistics",/^\s*(?:│ *)?(?:(?:ℹ )?[Dd]uration(?:_ms)?:? +\d|\d+ expect\(\) calls|Suppressed \d+ warnings|==\d+== +(?:total heap|in use at|ERROR SUMMARY|For lists)|Executed \d+ tests|Running (?:ExUnit|\d+ tests)|Done linting!|\d+ mods\/funs|\[info\] Run completed|webpack \d|Your code has been rated|> Analysis failed with \d|Checkstyle (?:files|violations)|Top \d+ slowest|🔍 \d+ Total|Summary: \d+ (?:\w+\(s\)|resources? )|Compiling \d+ files|Checking \d+ source|CSpell: Files checked|Psalm was able|!{3,} Interrupted: |Cached: +\d|Tasks: +\d|A worker process has failed to exit gracefully|Snapshots?: +\d|Ran all test suites|Total (?:Test )?time\b|Took \d|Time Elapsed |Randomized with seed |Files=\d)/,"   Duration  1.20s (transform 61ms, setup 0ms)"],["help",/^(?:-- Docs: https:|- (?:hook id|exit code|duration): \S|\S{1,300}\.py::\S{1,300}$|\s{0,8}npx playwright show-trace |\s+at .{0,300}\(?node:internal\/|\* Try:|> Run with --|> Get more help|\* Get more help|Run with --|Deprecated Gradle features|You can use '--warning-mode|For more on this, please refer|See https?:\/\/docs\.gradle|Use ['"]--)/,"* Get more help at https://help.gradle.org"],["help",/^(?:\[ERROR\](?: +(?:\[Help \d|To see the full|Re-run Maven|For more information|After correcting|Please refer|-> \[Help|mvn <args>).*)?$|npm (?:ERR!|error)(?: (?:A complete log|\s*\/\S+-debug(?:-\d)?\.log|[Aa] full log|For a full report|path |command |workspace |location |in workspace|at location|errno |syscall ).*)?$|info Visit https:\/\/yarnpkg)/,"npm ERR! A complete log of this run can be found in:"],["help",/^(?:note: run with `RUST_BACKTRACE|note: this error originates|For more information about this error|Some errors have detailed|hint: |Hint: |Usage: |See '\S+ |Try '|To rerun |Re-run |Please report|If you believe|More info|For more info|View this run|Read the docs|Did you mean:|Output from these tests are in: |\[\*\] \d+ fixable|\(See full trace by)/,"note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace"],["cleanup",/^\s*(?:[Rr]emov(?:ing|ed)|[Dd]elet(?:ing|ed)|Clean(?:ing|ed)?(?: ?up)?|Stopp(?:ing|ed)|Shut(?:ting)? ?down|Tear(?:ing)? ?down|Terminat(?:ing|ed)|Kill(?:ing|ed) (?:process|container|pod)|Prun(?:ing|ed)|Upload(?:ing|ed)|Archiving|Saving|Saved|Writing|Wrote|Unmounting|Restoring|Total reclaimed|Finished |Done[.!]?$|Bye|(?:Container|Network|Volume|Image) \S{1,200} {1,2}(?:Stopping|Stopped|Removing|Removed|Creating|Created|Starting|Started|Waiting|Healthy))/,"Stopping container shop-db-1"],["runner",/^(?:##\[(?:start|end)-action|::(?:end)?group::|Post job cleanup|Cleaning up orphan|Terminate orphan|\[command\])/,"Post job cleanup."],["levels",/^\[INFO\](?! BUILD FAILURE| .{1,100}\. FAILURE)/,"[INFO] Total time:  04:20 min"]],Zo=[...jo,...Ko.map(([t,e,n])=>[et,"noise",e,n,{noise:t}])],Ho=[["ansible","suite",/^(?:TASK|RUNNING HANDLER) \[(?<title>.{1,200})\] \*+$/,"TASK [api : start the service] ****"],["ansible","finding",/^(?:fatal|failed): \[[^\]]{1,100}\](?:: [A-Z]+!)? .{0,60}?=> (?:.{0,3000}?"msg": "(?:non-zero return code", .{0,60}"stderr": "(?=[^"]))?(?<detail>[^"\\]{1,300}).*)?/,'fatal: [web-1]: FAILED! => {"changed": false, "msg": "No package matching nginx"}',{before:1,after:1}],["ansible","passed",/^\.\.\.ignoring$/,"...ignoring"],["sqlfluff","file",/^== \[(?<file>.{1,300})\] FAIL$/,"== [models/orders.sql] FAIL"],["sqlfluff","row",/^L: +(?<line>\d+) \| P: +(?<column>\d+) \| (?<title>[A-Z]{2}\d{2}) \| (?<detail>\S.*)$/,"L:   4 | P:   1 | LT02 | Expected indent of 4 spaces."],["credo","finding",/^┃ {1,3}\[[A-Z]\] [↗→↘↑↓] (?<detail>\S.*)$/,"\u2503 [W] \u2197 There should be no calls to IO.inspect/1."],["buf","finding",/^(?<file>\S{1,300}\.proto):(?<line>\d+):(?<column>\d+):(?<detail>[A-Z].*)$/,'a.proto:9:1:Previously present RPC "Close" on service "A" was deleted.'],["conftest","finding",/^(?<level>FAIL|WARN) - (?<file>\S{1,300}) - (?<title>[\w.-]{1,100}) - (?<detail>\S.*)$/,"FAIL - k8s/worker.yaml - main - Deployment must set limits"],["cucumber","test",/^cucumber (?:-p \S+ )?(?<file>\S{1,300}\.feature):(?<line>\d+) # (?<title>\S.*)$/,"cucumber features/cart.feature:12 # Scenario: Add an item"],["kubeconform, any","finding",/^(?<file>[^\s:]{1,300}\.\w{1,8}) - (?<title>\S{1,100} \S{1,100}) (?:is invalid|failed validation): (?<detail>\S.*)$/,"k8s/api.yaml - Deployment api is invalid: expected integer, but got string",{isCommon:!0}],["checkov","finding",/^Check: (?<title>[A-Z]\w{2,60}): (?<detail>\S.*)$/,'Check: CKV_AWS_18: "Ensure the S3 bucket has access logging enabled"'],["checkov","passed",/^\t(?:PASSED|SKIPPED) for resource: /,"	PASSED for resource: aws_s3_bucket.logs"],["lychee, ceedling","file",/^\[(?<file>[\w@./-]{1,300}\.\w{1,8})\]:?$/,"[docs/intro.md]:"],["lychee","row",/^\s{1,8}(?<detail>\[(?:[45]\d\d|ERROR|TIMEOUT)\] \w{2,8}:\/\/.*)$/,"     [404] https://docs.example.com/old | Not Found"],["buildkit","failure",/^ {0,2}> \[.{1,200}\]:?\s?\S/," > [build 4/6] RUN npm ci:",{before:0,after:12}],["docker, buildkit","failure",/^(?:(?:ERROR|error): failed to (?:solve|build)|(?:docker: )?Error response from daemon: |(?:denied|unauthorized|manifest unknown|toomanyrequests|name unknown): )/,"Error response from daemon: manifest for python:3.14t not found: manifest unknown: manifest unknown",{before:1,after:0}],["helm, kubectl, psql","failure",/^(?:Error: (?:INSTALLATION|UPGRADE|UNINSTALLATION|execution error|template|parse error|failed|chart)|Error from server|The \w+ ".{1,200}" is invalid: |psql:\S{1,300}:\d+: ERROR: )/,"Error: UPGRADE FAILED: timed out waiting for the condition",{before:1,after:2}],["aws, apt","failure",/^(?:(?:aws: \[ERROR\]: )?An error occurred \(\w+\) when calling the |E: )/,"E: Unable to locate package libfoo-dev",{before:0,after:1}],["git","failure",/^fatal: (?!not a git repository)/,"fatal: couldn't find remote ref refs/heads/topic",{before:2,after:1}],["bash, sh, any","failure",/^(?:\S{1,300}: line \d+: .{0,300}\S|\S{1,100}: \d+: \S.{0,200}: (?:not found|Permission denied)$|.{0,400}No space left on device)/,"/bin/bash: line 0: cd: .libs: No such file or directory",{before:2,after:0}]],Xo=[["pytest","test",/^_{4,} (?![A-Z]?[a-z]+:? )(?:ERROR (?:collecting|at (?:setup|teardown) of) )?(?<title>\S.{0,200}?) _{4,}$/,"____________ TestTorchDeviceTypeCPU.test_cauchy ____________",{before:0,after:0,isCommon:!0}],["pytest","captured",/^-{4,} Captured .{1,60} -{4,}$/,"----------------------------- Captured stdout call -----------------------------"],["pytest summary","test",/^(?:FAILED|ERROR|SUBFAIL(?:ED)?) (?:\[[\d.]+s\] )?(?<title>(?<file>\S{1,300}\.(?:py|\w{2,5}(?=::)))(?:::.+?)?)(?: - (?<detail>.+))?$/,"FAILED tests/test_sum.py::test_sum - assert 1 == 2",{before:0,after:0}],["unittest","test",/^(?:FAIL|ERROR): (?!\/\/)(?<title>\S{1,200} \([^)\s/:]{1,200}\)(?: [([].{1,200}[)\]])?)/,"FAIL: test_sum (tests.SumTest.test_sum)",{before:0,after:14}],["behave","test",/^ {2}(?<file>\S{1,300}\.feature):(?<line>\d+) {2}(?<title>\S.*)$/,"  features/cart.feature:12  Add an item"],["robot","passed",/^(?<title>\S.{0,200}?)(?: ::.{0,200})? {2,}\| PASS \|$/,"Adds two numbers                                            | PASS |"],["robot","test",/^(?<title>\S.{0,200}?)(?: ::.{0,200})? {2,}\| FAIL \|$/,"Adds two numbers                                            | FAIL |"],["pytest","muted",/^={4,} (?:X?PASSES|XFAILURES) ={4,}$/,"==================================== PASSES ===================================="],["pytest","apart",/^={4,} .{0,100} ={4,}$/,"=========================== short test summary info ============================"],["pytest","failure",/^E {3,}\S/,"E       assert 1 == 2",{before:5,after:2}],["pytest, pip, uv, vitest","failure",/^(?:INTERNALERROR> |ImportError while (?:importing|loading) |\s{1,8}× \S)/,"  \xD7 No solution found when resolving dependencies:",{before:0,after:8}],["pytest-cov, coverage","failure",/^(?:ERROR: )?(?:Coverage failure: |FAIL Required test coverage)/,"FAIL Required test coverage of 90% not reached. Total coverage: 80.00%",{before:0,after:0}],["pip","failure",/^\s{0,4}ERROR: (?:Could not|No matching distribution|Failed building|Failed to build|Cannot install|ResolutionImpossible)/,"  ERROR: Failed building wheel for torchcomms",{before:2,after:1}],["poetry, pub","failure",/^(?:\s{0,4}Because \S.{0,300}(?: depends on |, version solving failed\.$)|(?:Error: )?pyproject\.toml changed significantly)/,"Because shop depends on requests (>=9) which doesn't match any versions, version solving failed.",{before:1,after:4}],["tox, nox","part",/^(?:nox > (?:\* (?<title>.{1,200}): failed$|Session (?<name>.{1,200}) failed\b)|(?:\s{0,4}|ERROR: {1,4})(?<rule>[\w.,+-]{1,60}): (?:FAIL (?:code \d|✖ )|commands failed$))/,"nox > * lint: failed"],["tox, nox","summary",/^\s{0,4}(?:\S{1,60}: (?:FAIL|exit) (?:code )?[1-9]|nox > (?:Session|Command) .{1,300} failed)/,"  py311: FAIL code 1 (3.21=setup[1.04]+cmd[2.17] seconds)"],["pytest","total",/^=+ (?:(?<failed>\d+) failed)?(?:, )?(?:(?<passed>\d+) passed)?(?:.{0,80}?, (?<errors>\d+) errors?)?.{0,80} in [\d.]+s.{0,30}=+$/,"========= 1 failed, 5 passed in 0.12s =========",{counts:"tests"}],["unittest","total",/^(?:Ran (?<total>\d+) tests? in |FAILED \((?=failures|errors)(?:failures=(?<failed>\d+))?(?:, )?(?:errors=(?<errors>\d+))?)/,"FAILED (failures=1)",{counts:"tests"}],["robot","total",/^(?<total>\d+) tests?, \d+ passed, (?<failed>\d+) failed(?:, \d+ skipped)?$/,"12 tests, 11 passed, 1 failed",{counts:"tests",isWhole:!0}],["pyright","total",/^(?<failed>\d+) errors?, \d+ warnings?/,"3 errors, 0 warnings, 0 informations",{counts:"findings"}]],qo=[["minitest","test",/^(?<title>\w[\w:]{0,200}#\S{1,200}) \[(?<file>\S{1,300}):(?<line>\d+)\]:?$/,"SumTest#test_adds [test/sum_test.rb:12]:"],["minitest","test",/^(?<title>[A-Z]\w[\w:]{0,200}#\S{1,200}):$/,"SumTest#test_adds:"],["cucumber","apart",/^ {0,2}\d{1,5}\) Scenario: .{1,300} \(attempt \d+, retried\)/,"  1) Scenario: Add an item (attempt 1, retried) # features/cart.feature:7"],["mocha, rspec, exunit, jasmine","test",/^(?: {1,2}|(?=\d{1,5}\) (?![\w\\]+::\S)))\d{1,5}\) (?!(?:Failure|Error):$)(?<title>\S.*?)(?: \(attempt \d+\))?(?: {2,}#.*|: module '\w+'| # (?<file>\S+\.feature):(?<line>\d+))?$/,"  1) Assertions",{isCommon:!0,title:"continued"}],["phpunit","test",/^\d{1,5}\) (?<title>\S{1,300}::\S.*)$/,"1) CalcTest::testAdd",{before:0,after:7}],["pest","test",/^\s{1,4}FAILED {2}(?<title>\S.*?)(?: {2,}\S+)?$/,"   FAILED  Tests\\Unit\\SumTest > it adds",{before:0,after:8,isCommon:!0}],["perl","finding",/^(?!BEGIN failed|Compilation failed|\s*#)(?<detail>\S.{0,500}?) at (?<file>\S{1,300}\.(?:p[lm]|t)) line (?<line>\d+)(?:, near .{1,100}|\.)$/,"Can't locate Cart.pm in @INC at t/money.t line 3.",{before:0,after:4,needs:/^(?:BEGIN failed--compilation aborted|Compilation failed in require|Execution of \S+ aborted|# Looks like your test exited)/}],["perl","test",/^\s{0,8}#\s+Failed test (?:'(?<title>.{1,300})'|\d+: "(?<name>.{1,300})"|\d+|at )/,"#   Failed test 'adds two numbers'",{before:0,after:5}],["busted","test",/^(?:Failure|Error) (?:→|->) (?<file>\S{1,300}) @ (?<line>\d+)$/,"Failure \u2192 spec/sum_spec.lua @ 12",{before:0,after:5}],["testthat","test",/^\s{0,4}── (?:\d+\. )?(?:Failure|Error)(?: \('?(?<file>[^:')]{1,200}):(?<line>\d+)(?::(?<column>\d+))?'?\))?: (?<title>.+?) ─+$/,"\u2500\u2500 Failure ('test-sum.R:12:3'): adds two numbers \u2500\u2500",{before:0,after:7}],["julia","test",/^(?<title>\S.{0,100}?): (?:Test Failed|Error During Test) at (?<file>\S{1,300}):(?<line>\d+)/,"adds: Test Failed at /app/test/runtests.jl:12",{before:0,after:5}],["tap, bats","test",/^\s{0,24}not ok \d+(?! .{0,300}# (?:TODO|SKIP|todo|skip))(?:[ -]+(?:[A-Z]\w+ [\d.]+ - \[\d+ ms\] - )?(?<title>\S.*?))?(?: # time=\S+| {2,}\d+ ms| in \d+ ?m?s)?$/,"not ok 2 - adds two numbers",{before:0,after:10,isCommon:!0,suite:"commented",headings:"outer",parents:!0}],["rspec","failure",/^\s+Failure\/Error: /,"     Failure/Error: expect(sum).to eq(3)",{before:1,after:8}],["minitest","failure",/^ {0,4}(?:\d+\) )?(?:Failure|Error):$/,"  1) Failure:",{before:0,after:7}],["bundler, rake, composer","failure",/^(?:Could not find (?:gem|compatible|\S{1,100}-\d)|Bundler could not find|An error occurred while installing|Your bundle (?:is locked|only supports)|Gem::Ext::BuildError|rake aborted!| {2}Problem \d+$|Your requirements could not be resolved|In \S{1,200}\.(?:php|phar) line \d+:)/,"rake aborted!",{before:0,after:6}],["ruby","failure",/^\S{1,300}:\d+:in .{1,300} \(\w[\w:]*\)$/,"sum.rb:12:in `add': undefined method `foo' for nil:NilClass (NoMethodError)",{before:0,after:3}],["rspec, minitest, exunit","total",/^(?<total>\d+) (?:examples?|runs|tests?|properties),(?: \d+ assertions,)? (?<failed>\d+) failures?(?:, (?<errors>\d+) errors?)?/,"5 examples, 1 failure",{counts:"tests"}],["phpunit","total",/^Tests: (?<total>\d+), Assertions: \d+(?:, Errors: (?<errors>\d+))?(?:, Failures: (?<failed>\d+))?/,"Tests: 3, Assertions: 3, Failures: 1.",{counts:"tests"}],["perl","total",/^Failed \d+\/\d+ test programs\. (?<failed>\d+)\/(?<total>\d+) subtests failed\./,"Failed 2/3 test programs. 2/7 subtests failed.",{counts:"tests"}],["rubocop, pint","total",/^(?:\d+ files? inspected, |\s+FAIL {3}[ .]{1,200}\d+ files?, )(?<failed>\d+) (?:offenses? detected|style issues?$)/,"12 files inspected, 3 offenses detected",{counts:"findings"}],["phpstan","total",/^ \[ERROR\] Found (?<failed>\d+) errors?/," [ERROR] Found 3 errors",{counts:"findings"}]],cn=[...[...Wo,...Xo,...Uo,...Bo,...qo,...Go,...Ho,...zo],...xo,...Zo].map(t=>"pattern"in t?t:Oo(t)),Vo=50,Yo=tt(cn.map(({pattern:t})=>t)),nt=(0,Re.B)(t=>Yo(t).flatMap(e=>cn[e]??[]),Vo),Jo=160,Qo=/^(?:#\d{1,5} (?:\d+\.\d{1,3} )?|(?=[\d.]{5} (?![!=<>]))\d{1,3}\.\d{1,3} )?(?:\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]?:? {1,2}(?:▸ )?)?/,ea=/^(?:[\w@/-]{1,60}:[a-z][\w-]{0,40}: |@[\w.-]{1,40}\/[\w.-]{1,60}:(?: |$)|[\w@/.-]{1,60} [a-z][\w:-]{0,40}: (?=\s|FAIL)|(?=\S{0,60}[A-Za-z])[\w@/.-]{1,60} +\| |[a-z][\w.-]{1,60}> |[❌✘✗×] {1,2}(?=\S{1,300}:\d+:\d+: )|\[(?!FAIL|PASS|RUN|ERR|WARN|INFO|OK)[A-Za-z][\w.-]{0,30}\] (?=FAIL | {2})|\[(?:info|error|warn)\](?: |$)|\[(?=[^\]]*\d)[\w .:#@/-]{1,60}\](?: |$)|➤ YN0000: (?:\[[^\]]{1,60}\]: )?)/,ta=/^(?:fatal|failed): \[[^\]]{1,100}\](?:: [A-Z]+!)? .{0,60}?=> \{/,na=4e3,ln=t=>nt(t).find(({role:e})=>No(e)||ye(e));function sa(t){const e=ta.test(t)?na:Jo,n=t.length>w.fW?e:w.fW,s=t.slice(0,n).trimEnd().replace(Qo,""),i=s.replace(ea,""),r=ln(s),o=r??(i===s?void 0:ln(i)),a=r===void 0&&s.startsWith("[warn")?{level:"warning"}:{},d=o?.pattern.exec(r===void 0?i:s)?.groups??{},c=r===void 0?s.slice(0,s.length-i.length):"";return{raw:s,text:i,label:c,form:o,groups:{...d,...a}}}var M=I(21929);function C({form:t}){return t.role!=="finding"&&t.role!=="row"&&!J({form:t})}function J({form:t}){return t.role==="begun"||t.role==="part"}function st({form:t}){return t.role==="run"||t.role==="listed"}function Oe({pattern:t}){return t.source.includes("<file>")}function ia({printed:t,lines:e}){const n=t.search(/\S/),s=e.findIndex(i=>i.trim()!==""&&i.search(/\S/)<=n);return s===-1?e:e.slice(0,s)}function ra({form:t,title:e}){return e===void 0||t.role==="finding"?[]:(0,M.A7)(e)}function oa({form:t,title:e,detail:n,position:s}){const i=`${s?.path}:${s?.line}:${s?.column}`,r=t.role==="finding"||t.role==="row"?`${e} ${n} ${i}`:e??s?.path??n??"";return(0,M.Rc)(r)}var F=I(40782);const aa=/^> (?<name>(?:@[\w.-]{1,100}\/)?[\w.-]{1,100})@\d\S{0,40} \S{1,60}$/,da=/^(?:> (?!.*\b(?:lerna|npm|nx|pnpm|turbo|yarn)\b).*|\s*)$/;function ca(){const t=new Set;let e,n=!1,s=!1;return{read(i){const r=aa.exec(i)?.groups?.name;return n&&=r!==void 0||da.test(i),r===void 0?!1:(s||=n&&r!==e,n=!0,e=r,t.add(r),!0)},current:()=>e,areSeveral:()=>t.size>1&&!s}}const un=/^-{40,}$/;function la(){const t=Ea(),e=new Map,n=new Set;let s,i=!1;function r(o){const a=/^# (?!Subtest|tests? |pass|fail|skip|todo|\()(\S.*)$/.exec(o.at(-1)??"")?.[1];a!==void 0&&!a.includes(": ")&&!/^#/.test(o.at(-2)??"")&&(s=a)}return{read(o){if(i&&=/^(?: {4}|\[\w+\] )\S/.test(o),i){const a=o.trim().replace(/^\[[A-Z]+\] | [─-]{2,}$/g,"");n.add(a).add((0,M.Wi)(a))}else t.note(o)},recovered:()=>n,begin({tool:o,role:a,suite:d},c,l){const u=fn(c.suite,c.title);i=a==="muted",d==="commented"&&r(l),(a==="suite"||a==="begun")&&u!==void 0&&e.set(o,u),a==="passed"&&u!==void 0&&n.add((0,M.JH)([e.get(o),u]))},titleOf(o,a,d,c){const l=fn(a.suite,(a.rule??a.title??a.name)?.trim()||void 0),u=o.suite==="commented";u&&r(c);const f=o.role==="begun"?void 0:e.get(o.tool),p=u?s:f;if(l===void 0)return f??ua(o,c);const g=o.headings==="outer and beside"?l.replace(/(?: |(?<![:.]))[:.]+$/,""):l,m=o.headings===void 0?[]:t.namesAbove(d,o.headings,g);return(0,M.Wi)((0,M.JH)([p,...m,g]))}}}function fn(t,e){return t===void 0||t==="."||e===void 0?e:(0,M.BY)(t,e)}function ua({title:t},e){if(t!=="ruled")return;const n=e.findLastIndex(i=>un.test(i)),s=e.slice(0,Math.max(0,n)).findLastIndex(i=>un.test(i));if(s!==-1)return(0,M.JH)(e.slice(s+1,n).map(i=>i.trim()))}const fa=8,pa=/^\s*(?:[↓▶▸❯❏»]\s*)?(?<name>[A-Za-z@#[][^:()=]{0,90}):?$/,ma=/^\s*(?:TAP|Running|Compiling|Starting|Started|Finished|Building|Using|Download|Checking|Test|Given|Tests?(?=[: ])|Results?|Summary|Failures?|Errors?|PASS|FAIL|at|in)\b|[.;!?{}]$|\d tests|\bfound$|\d\.\d|\/|\.{3}|^[.*FECWSRXNx·-]{2,}$|^(?:\S+ ){8}/i,ha=(0,v.T)(/^\s*(?:[✓✗+x!*-]|ok\b|not ok\b)\s/),ga=(0,v.T)(/(?:[:.]| {2}) {0,60}\[?(?:OK|ok|PASS\w*|FAIL\w*|SKIP\w*|ERROR)\]?(?: .{0,60})?$|\[[✓✗]\].{0,30}$/);function ba(t){const e=pa.exec(t)?.groups?.name;return e===void 0||ma.test(t)?void 0:e}function Ea(){let t=[],e=!1;return{note(n){const s=/^\s*# Subtest: (.+)$/.exec(n)?.[1];if(s===void 0){const a=ha.test(n)||ga.test(n);if(e||=a,a||n.trim()==="")return}const i=s??ba(n),r=(0,w._j)(n),o=i!==void 0&&s===void 0&&!e;t=t.filter(a=>a.indent<r||a.indent===r&&o),i!==void 0&&(e=!1,t.length<fa&&(t=[...t,{indent:r,name:i.trim()}]))},namesAbove(n,s,i){const r=(0,w._j)(n);t=t.filter(a=>a.indent!==r||a.name!==i),e=!0;const o=a=>s==="outer"?a.indent<r:a.indent<=r;return t.filter(o).map(({name:a})=>a)}}}const Sa=1e3,wa=60;function Aa(){const t=new Map;let e;return{run(n){e=void 0,n!==void 0&&(e=t.get(n)??[],t.size<Sa&&t.set(n,e))},read(n){e!==void 0&&e.length<wa&&e.push(n)},saidBy:n=>t.get(n??"")}}function Ra(t,e,n){const s=t.search(/\S/);return n.indent>0?s===-1||s>n.indent:e?.tool!==n.form.tool||e.role==="run"?!0:e===n.form&&e.role!=="test"}const pn=1e3,it=60,Ta=40,ka=16;class xa{titles=la();#t=Aa();#n=ca();#e=[];#s=[];#i;#r;#o=!1;get drafts(){return this.#n.areSeveral()?this.#e:this.#e.map(e=>({...e,ofPackage:void 0}))}get isInList(){return this.#i?.form===Ie}close(){this.#i?.form.title==="continued"&&Oa(this.#i),this.#i=void 0}markNotEnded(e){this.#i!==void 0&&(this.#i.notEndedIn=e)}begin(e,n,s){if(this.close(),this.#o&&e.role!=="finding")return;const i=this.#t.saidBy(n.title),r=i??[...this.#s],o=this.titles.titleOf(e,n,s,r);e.role!=="finding"&&this.#t.run(void 0),this.#a({form:e,printed:s,title:o,above:r},n),i!==void 0&&i.length>0&&this.close()}separate(e,n){const{role:s}=e;this.close(),this.titles.begin(e,n,this.#s),s==="passed"&&n.title===void 0&&this.#e.pop(),s==="restarted"&&(this.#e=[]),this.#o=s==="muted",this.#t.run(s==="apart"?n.title:void 0);const i=n.file??(n.line&&this.#r?.path),r=(0,F.ux)({...n,file:i});this.#r=r&&{...r,tool:e.tool},this.#s=[]}readText(e){this.#n.read(e)&&this.close(),this.titles.read(e),this.#t.read(e);const n=this.#i;n!==void 0&&this.#c(n,e),n?.form.role==="either"&&(0,w._j)(e)>(0,w._j)(n.printed)||this.#s.push(e),this.#s.length>2*it&&(this.#s=this.#s.slice(-it))}readTotal(e){const n=this.#i;e===n?.form.tool&&C(n)&&n.lines.length===0&&this.#e.pop(),this.close(),this.#o=!1}isOwnLine(e){return!Na(e,this.#i)&&(e.needs!=="heading"||(0,F.j0)(this.#s)!==void 0)&&(e.role!=="row"||this.#r?.tool.includes(e.tool)===!0)}#a(e,n){const{role:s}=e.form,i=this.#d(e,n),r={...e,title:(e.title===Ia?i?.path:void 0)??e.title,detail:n.detail?.trim()||void 0,position:i,ofPackage:this.#n.current(),attempt:n.attempt===void 0?void 0:Number(n.attempt),isWarning:sn(n.level),lines:[]};this.#e.length>pn&&this.#e.pop(),this.#e.push(r);const o=s==="ended"||J(e);(o||s==="either")&&(this.#s=[]),o||(this.#i=r),s==="finding"&&this.#s.push(r.printed)}#d({form:{role:e},above:n},s){const r=s.line!==void 0||e==="test"||e==="row"?this.#r:void 0,o=(0,F.ux)({...s,file:s.file??r?.path,line:s.line??r?.line?.toString()});return o===void 0?e==="finding"?(0,F.j0)(n):void 0:s.file===void 0?{...o,file:r?.file}:o}#c(e,n){e.lines.push(n);const s=this.#e.length>Ta?ka:it;e.lines.length>=s&&this.close()}}const Ia="Test suite failed to run",ya=/^ {7,}\S/,mn=5;function Oa(t){const e=t.lines.findIndex(s=>!ya.test(s)),n=t.lines.slice(0,e===-1?mn:Math.min(e,mn));n.at(-1)?.endsWith(":")===!0&&(t.title=(0,M.JH)([t.title,...n.map(s=>s.trim())]).slice(0,-1),t.lines.splice(0,n.length))}function Na(t,e){if(e===void 0)return!1;if(e.form.quotes)return t.tool!==e.form.tool;if(t===Y&&e.form.role!=="finding")return!0;const n=t.role==="run"||t.role==="ended"&&e.form.tool!==t.tool||t.role==="finding"&&!Oe(t),s=e.form.role==="finding"&&e.detail===void 0;return n&&(e.form.role==="test"||s)}var L=I(16850);function La(t){return t.map(_a).filter(Fa)}function Fa({form:t,title:e,detail:n,position:s,lines:i}){const{needs:r,retried:o}=t;return o?.test(i.find(a=>a.trim()!=="")??"")||n!==void 0&&(0,L.LJ)(n)||r==="title"&&e===void 0||r==="position"&&s===void 0||r instanceof RegExp&&!i.some(a=>r.test(a))?!1:e!==void 0||n!==void 0||s!==void 0}const va=(0,v.T)(/^\s*(?:[✗]|[Tt]est:) |(?: \(?\[?[\d.]+ ?m?s\]?\)?)$/g),$a=/^ {8,}inside "(.{1,300})"$/,Ca=new RegExp("^(?:[!\u26A0\u2139]|i (?=\\p{Lu}))","u");function _a(t){if(J(t))return t;const e=C(t),{title:n,lines:s}=Da(t),{detail:i,around:r}=Ma(t,s),o=(0,F.DB)(r,t.position?.path,n);return{...t,title:n??(e?void 0:Wa(s)),detail:i,isWarning:t.isWarning||Ca.test(i??""),position:(0,F.D4)(Pa(t.position,o,e),r)}}function Da(t){const e=t.lines.map(o=>$a.exec(o)?.[1]).find(Boolean),s=!C(t)||t.title!==void 0||e!==void 0?-1:t.lines.findIndex(o=>o.trim()!==""),i=s===-1?t.title:t.lines[s]?.replace(va,"").trim(),r=t.lines.slice(s+1);return{title:(0,M.JH)([...e?.split(" / ")??[],i])||void 0,lines:t.form.role==="finding"?t.lines:(0,F.l$)(r)}}function Ma(t,e){const{form:n}=t,s=C(t),i=(0,F.l$)(t.above),r=n.pattern.source.includes("<line>")||!Oe(n),o=t.detail===void 0&&r,a=s||o?(0,F.JT)(e,s):void 0,d=n.role==="ended"||a===void 0&&(n.role==="either"||st(t)&&e.length===0),c=t.detail??(d?(0,F.JT)(i,s):a);return{detail:n.role==="run"&&c!==void 0&&!(0,F.ew)(c)?void 0:c,around:d?i:e}}function Pa(t,e,n){return t===void 0||e===void 0?t??e:t.line!==void 0?n&&e.path===t.path?e:t:`/${e.path}`.endsWith(`/${t.path}`)?e:t}const Ua=/(?<=^\s*🪪 {1,2})\S+|(?<=clippy\/\S{0,60}#)\w+$|(?<=^RuleID: {1,9})\S+$|(?<=\()report\w+(?=\)$)/;function Wa(t){return t.map(e=>Ua.exec(e)?.[0]).find(Boolean)}var re=I(93929),Q=I(76169);const Ba=/^(?:(?:\/private)?\/var\/folders(?:\/[\w+]{1,40}){1,2}\/[TC](?=\/|$)|\/(?:var\/)?tmp(?=\/)|.*?\/(?:AppData\/Local\/Temp|_temp)(?=\/))/,za=/^(?:go-build\d+|pytest-\d+|pytest-of-\w+|pip(?:-[a-z]+)+-[a-z\d_]{8}|(?:tmp|temp|npm|pip|yarn|pnpm|jest|mocha|rustc|cargo-install|playwright|puppeteer|hsperfdata|bats-run|bazel|sbt|nix-build)[-_.]?(?=\w*\d)(?!v\d{1,2}$)[\w-]+|(?:test|build)[-_.]?\d{5,}|[tT]est\w{1,100}?\d{6,}|tmp(?!l?_[a-z]+$)\w{8}|tmp[-_.](?=\w*[A-Z\d])\w{6,}|cc[A-Za-z\d]{6}(?:\.\w{1,2})?)$/,Ga=/^20\d\d[01]\d[0-3]\d$/,ja=/^(?:IPv[46]|S3)(?:[A-Z][a-z]+)*$|^[A-Z][a-z]{2,}V\d{1,2}$/,Ka=/^[A-Z][a-z]{3,}[A-Z][A-Za-z]*\.(?:cs|java|kt|php|scala|swift|tsx?)$/,Za=new Set([6,8,10,12]);function hn(t){const e=Ba.exec(t)?.[0]??"",s=t.slice(e.length).split("/").filter(r=>r!=="").map(r=>Ha(r)?"<random>":r),i=s.findIndex(r=>r!=="<random>");return["<temporary>",...i===-1?[]:s.slice(i)].join("/")}function Ha(t){return t.startsWith("<")||za.test(t)?!0:Ka.test(t)?!1:t.replace(/\.[A-Za-z]{1,5}$/,"").split(/[-_.]/).some(Xa)}function Xa(t){if(/^\d{8,}$/.test(t))return!Ga.test(t);if(ja.test(t)||t.length<6)return!1;const e=t.match(/\d+|[A-Za-z]+/g)??[];if(e.length>=4)return!0;if(/^(?=.*\d)[0-9a-f]{7,}$/.test(t))return e.length>=3;if(!Za.has(t.length))return!1;const n=t.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g)??[];return n.length>=4||n.length>=3&&n.some(s=>/^[A-Z]{1,2}$/.test(s))}const j=/\d+(?:[.,]\d+)?(?: ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\b|[mh](?![a-z_]))(?: ?\d+(?:\.\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}/.source,gn=/(?:(?:\/private)?\/var\/folders|(?<![\w.])\/(?:var\/)?tmp|(?:[A-Za-z]:)?[^\s:'"`(]{0,100}\/(?:AppData\/Local\/Temp|(?:work|_work|__w|a)(?:\/[\w.-]{1,80}){0,2}\/_temp))\/[^\s:'"`)\],]+|\btmp\.(?=\w{0,11}[A-Z\d])[A-Za-z\d]{6,12}\b/g,rt="(?:ECONN[A-Z]+|refused|[Cc]onnect(?:ing|ion)?|[Rr]esponse|[Rr]each|dial \\w+)(?: to| at| with| of| from)? \\S{0,100}",qa="(?<![\\w./-])[a-z][a-z\\d-]{1,60}\\.(?!(?:d|e2e|spec|test)\\.)[a-z][a-z\\d-]{1,60}\\.(?:cc|in|md|ml|pl|py|rs|sh)",fe="(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of))",bn=[/(?<=\) \()gas: \d+(?=\)$)/,"gas: <n>","[FAIL: no] test_Permit() (gas: 62740)","no (gas: 62740) left"],Va=[[/(?<= at )0x[\da-fA-F]{6,16}(?=>)/g,"<address>","assert <t.Q object at 0x7f4dd3a3fe10> == 1","linked at 0x08004000"],[/(?<=<(?:\w*Mock|\w+) (?:name='[^']{1,200}' |spec='[^']{1,200}' ){0,2}id=')\d{9,16}(?='>)/g,"<id>","<MagicMock name='q' id='140190243573072'>","<Cart id='140190243573072' total='2'>"],[/(?<="(?:ts|time|timestamp|epoch|@timestamp)": ?)1[4-9]\d{8}(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?(?=[,}])/g,"<time>",'{"level": "error", "ts": 1795794079.0676153}','{"total": 1795794079}'],[/(?<=^Time: .{1,30}), estimated \d+(?:\.\d+)? m?s$/,"","Time:        4.009 s, estimated 5 s","Time: 3 carts, estimated 5 s late"],[/^Files=\d+, Tests=\d+, {2}.{1,100} CPU\)$/,"","Files=3, Tests=5,  1 wallclock secs ( 0.02 usr  0.00 sys =  0.15 CPU)","Files=3, Tests=5, cart CPU"],[/\{ seed: -?\d+, path: "[\d:]+", endOnFailure: true \}/,"{ seed }",'{ seed: -2131707662, path: "0:0", endOnFailure: true }',"{ seed: 3 }"],[/^\d+m[\d.]+s \(executing steps: [\dhms.]+\)$/,"","0m00.023s (executing steps: 0m00.005s)","0m of cart (executing steps: 3)"],[/^Time: [\d:.]+(?:ms)?, Memory: [\d.]+ [kMG]B$/,"","Time: 00:00.054, Memory: 4.00 MB","Time: cart, Memory: 4.00 MB"],[/^\(\d+ durations < [\d.]+s hidden\./,"(durations hidden.","(1 durations < 0.005s hidden.  Use -vv","(1 durations are hidden."],[/^(> (?:@[\w.-]{1,80}\/)?[\w.-]{1,80})@\d+\.\d+\.\d\S*(?= \S)/,"$1","> shop@2.4.0 build","+ shop@2.4.0 build"]],ot=[/'[^']*'|"[^"]*"|^[+-]\s+|\s+/g,nd,"no  total","no 'a  b'"],Ya=[[/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏⣾⣽⣻⢿⡿⣟⣯⣷][⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏⣾⣽⣻⢿⡿⣟⣯⣷ ]*/,"","\u2819\u2839\u2838 installing","renders \u2813 as h"],[/^[░▒▓█]+(?: +|$)/,"","\u2591\u2591\u2591\u2591 ERROR: no total","41 \u2591\u2591"],[/\bcache (?:hit|miss)(?: \(outputs already on disk\))?, (?:replaying|executing|suppressing)(?: logs)?(?: [\da-f]{8,64})?$/,"cache","cache miss, executing 8d0b4a7c","cache miss, executing cart is not allowed"],[/^\d+ actionable tasks?: (?:\d+ (?:executed|up-to-date|from cache)(?:, |$)){1,3}$/,"","2 actionable tasks: 1 executed, 1 up-to-date","2 actionable tasks: cart, login"],[/^(Node\.js v\d+)\.\d+\.\d+$/,"$1","Node.js v24.1.0","Node.js v18.2.0 is too old"],[/^(?:\[warn\] )?Code style issues (?:were )?found in (?:\d+ files|the above file).*$/,"","[warn] Code style issues found in 2 files. Run Prettier to fix.","Code style issues found in cart.ts"],[/\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]|, )\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?(?!\w)/g,"<time>","at 2026-11-22 17:19:44 UTC","no entry for 2026-11-22"],[/(?<![\w-])\d{4}-\d\d-\d\dT\d\d[_-]\d\d[_-]\d\d(?:[_.]\d{1,9})?Z?(?![\d])/g,"<time>","no total in 2026-08-24T15_35_23_693Z-debug.log","no total in 2026-08-24-cart.log"],[/(?<=\b(?:log|report|debug|trace|crash|run|ResultBundle|Test-\w{1,40})s?[-_])\d{4}-\d\d-\d\d(?:[-_T]\d\d[-_.]?\d\d[-_.]?\d\d(?!\d)|(?=[-_]\d\d-\d\d|\.(?:html|json|log|trace|txt|xcresult|xml|zip)\b))/,"<time>","report-2026-11-22.xml is empty","report-2026-11-22.csv is empty"],[/\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:\d{1,2}[ /])?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ /]+\d{1,4},?[ :]\d\d:\d\d:\d\d(?: [A-Z]{3,4})?(?: \d{4})?\b/g,"<time>","at Sun Mar  1 10:00:00 UTC 2026","closed on Sun Mar 1"],[/\b[IWEF]\d{4}(?= \d\d:\d\d:\d\d\.)/g,"<time>","E1120 10:00:01.123456 main.go","E1120 undefined name"],[/(?<="Elapsed":)\d[\d.]*(?=\}$)/,"<duration>",'{"Action":"fail","Elapsed":0.065}','{"Elapsed":7,"Cart":"no total"}'],[/^\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?(?=: )/,"<n>","00:03 +5 -1: slug trims","00:03 is no time of a day"],[/(?<!(?:\b[\da-fA-F]{1,4}|:):)\b\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?|[AP]M(?= [A-Z]{3,5} ))(?![\w:])/g,"<time>","stopped at 10:00:01","the ratio is 16:9"],[/^((?:<time> +){0,2})\d{1,8} (?=[\w./-]{1,80}\.go:\d+\])/,"$1","1234 main.go:12] no total","1234 main.go: no total"]],En=[[/\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b/g,Ne("<id>"),"tenant 123e4567-e89b-12d3-a456-426614174000","tenant 00000000-0000-0000-0000-000000000001"],[/^(?=[^(]{0,200}\.)(?=.{0,300}(?:0x[0-9a-f]{5,16}|\.\.\.))([\w./*-]{1,200}(?:\(\*\w{1,80}\)\.\w{1,80})?\()(?:[{}, ]|0x[0-9a-f]{1,16}\??|\.\.\.){1,60}\)$/,"$1)","main.syncUser(0xc000012345, {0x8ccdd, 0x41})","regs.write(0x41, 0x1)"],[/(?<![\w])0x[0-9a-fA-F]{9,16}\b|\+0x[0-9a-f]{1,16}(?=$|[)\]/,>])|(?<=\bpc=)0x[0-9a-fA-F]{6,8}\b|(?<=\bAddress )0x[0-9a-fA-F]{6,8}(?= is\b)|(?<=\b(?:at|by) )0x[0-9a-fA-F]{6,8}(?=: )|(?<=:\d{1,6}: |^)0x[0-9a-f]{6,8}(?= in )/g,"<address>","at 0x602000000014","linked at 0x08004000"],[/(?<=(?<![/\w-])(?:[a-z]\w{0,60}\.){0,12}[A-Z]\w{0,100}@)(?=[a-f]{0,7}\d)[0-9a-f]{6,8}\b/g,"<address>","no total in Cart@3eadbeef","no action Acme/Cart@3eadbeef"],[new RegExp(`(?<!@|from |digest:? |\\b${fe}\\b.{0,300})\\b(?:sha\\d{1,3}|md5)[:-][\\w+/=-]{32,128}`,"g"),"<hash>","sha256:4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865 is gone","shop@sha256:4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865 is gone"],[/-(?:(?=\d|[a-z]{1,9}\d+[a-z])[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}|(?=[a-z\d]*\d[a-z]+\d|\d{8,10}-)[a-z\d]{6,10}-(?=[a-z\d]*(?:[a-z]\d+[a-z]|\d[a-z]+\d))[a-z\d]{5})(?![\w-])/g,"-<id>","pod web-7d4b9c6f5-x2k8p is gone","pod web-backend-login is gone"],[new RegExp(`(?<![\\w@#]|-\\d{14}-|@sha\\d{1,3}:|Fingerprint: {1,9})(?<!\\b${fe}\\b.{0,300})(?=[a-f]{0,63}\\d)(?=\\d{0,63}[a-f])(?![a-f]{3,}\\d{1,4}(?!\\w))[0-9a-f]{7,64}(?!\\w)(?!.{0,300}\\b${fe}\\b)`,"g"),Ne("<hash>"),"releasing 8d0b4a7","fatal: reference is not a tree: 8d0b4a7c41",/\d[a-f]|[a-f]\d/],[/(?<!\w|\b(?:NO_PUBKEY|[Kk]ey|[Ff]ingerprint)[ :=]{1,2})(?=[A-F]{0,63}\d)(?=\d{0,63}[A-F])[0-9A-F]{16,64}(?!\w)/g,Ne("<hash>"),"serial 95E6DAFC1F4DB0BE","tag ABCD0001"],[/(?<=\bhttps?:\/\/[^\s#"']{1,300}[?&](?:[Ss]ig|[Ss]ignature|token|s[etv]|sk[a-z]{1,3}|X-(?:Amz|Goog)-[\w-]{1,40}|AWSAccessKeyId|[Ee]xpires|_|t|ts|nonce|state)=)(?=\d{5}|[\w%+/=.:-]{0,300}\d[\w%+/=.:-]{1,300}\d)[\w%+/=.:-]{8,}/g,"<id>","GET https://a.b/c?sig=Zm9vYmFyYmF6cXV4 failed","GET https://a.b/c?t=1-month-plan failed"],[/\bfile:\/\/(?:\/(?=[A-Za-z]:))?/g,"","file:///srv/cart.js is gone","no file: cart.js"],[gn,hn,"no /tmp/tmp.Xa8Kd02jLq/cart","no tmp/tmp-cart/login"],[/(?:\b[A-Za-z]:)?[^\s:'"`(]{0,100}\/hostedtoolcache\/[^\s:'"`(]{1,80}\/(?:x64|x86|arm64)(?:\/lib\/python[\d.]{1,6}\/(?:site|dist)-packages)?\//g,"","/opt/hostedtoolcache/go/1.24.1/x64/src/net.go","/srv/venv/lib/python3.12/site-packages/y.py"],[re.$b,"","/home/runner/work/shop/shop/src/a.js","/home/shop/src/a.js"],[/\/github\/workspace\/?/g,"","/github/workspace/src/a.js","/github/shop/src/a.js"],[/(?<!\bref(?:spec)? ['"]?)\brefs\/(?:remotes\/)?pull\/\d+\/(?:merge|head)\b/g,"<ref>","no total at refs/pull/12/merge","no total at refs/heads/release-1"],[new RegExp(`(?<=\\.${Q.u}["']?|(?:^(?:\\[ERROR\\])? {0,4}|->|: )[A-Z]\\w{0,80}\\.\\w{1,80}|Makefile|Dockerfile(?:\\.\\w{1,20})?|Rakefile|BUILD|Gemfile|[Jj]ustfile|CMakeLists)(?<!${rt}|${qa}|://[^\\s/]{0,100}):\\d+(?::\\d+)?(?:-\\d+(?::\\d+)?)?`,"g"),":<n>","src/a.ts:3:13: no total","connect ECONNREFUSED db.prod:5432"],[new RegExp(`(?<=\\.${Q.u} {1,3})\\d+:\\d+(?:-\\d+(?::\\d+)?)?(?=$| [-\u2022]| {2})`,"g"),"<n>","ERROR in ./src/index.js 3:0-24","layout.css 16:9 is no ratio"],[/(?<=\([^\s()]{1,200}):\d+:\d+(?=\))|(?<=\.[A-Za-z]\w{0,9}|^(?:at |[^\s@]{0,100}@)\S{1,200}):\d+:\d+$/g,":<n>","at run (node:internal/task:95:5)","no entry for shop/cart:17:3"],[new RegExp(`(?<=\\.${Q.u})\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:|$| :| [A-Z]|,)|(?<=\\.${Q.u} )\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:)`,"g"),"(<n>)","src/a.ts(3,13): error TS7006: no","i18n.t(404) has no text"],[new RegExp(`(?<=\\.${Q.u}:)\\[\\d+,\\d+\\]`,"g"),"[<n>]","src/Sum.java:[12,5] no total","no total in values.yaml:[3]"],[/(?<!(?<![\w./-])(?!(?:and|at|before|command|error|file|from|in|input|near|on|or|script|see|source|text|the|to)\b)[a-z]{2,30} )\b([Ll]ines?|LINE)([ :=#]{1,2})\d+(?:[-–:.]{1,2}\d+)?(?! (?:has|is|was|are|were|does|must)\b)/g,"$1$2<n>","no total, line 12","production line 12 has stopped"],[/(?<=\bline <n>: {1,2})\d+(?= +(?:Aborted|Bus|Floating|Illegal|Killed|Segmentation|Terminated|Trace))/,"<n>","a.sh: line <n>: 1234 Killed","a.sh: 1234 Killed"],[/(?<=\b(?:[Ll]ine|LINE)[ :=#]{1,2}<n>.{0,20})\b([Cc]ol(?:umn)?s?|[Cc]har(?:acter)?s?|offset|position|pos)([ :=#]{1,2})\d+(?:[-–:.]{1,2}\d+)?/g,"$1$2<n>","no total, line <n>, column 5","no column 5 in cart.csv"],[/(?<=\.(?:lua|moon) )@ \d+/g,"@ <n>","spec/sum_spec.lua @ 12","sold cart @ 12"],[/^index (?:<hash>|[\da-f]{7,40})\.\.(?:<hash>|[\da-f]{7,40})(?= \d{6}$|$)/,"index","index 6440290..8d0b4a7 100644","index 6440290 of cart"],[/^L: +\d+ \| P: +\d+(?= \|)/,"L","L: 7 | P: 1 | LT01 | no total","L: 7 carts"],[/^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/,"@@","@@ -3,2 +3,3 @@","@@ cart @@"],[/^\[ *\d+%\](?! of\b)|(?<=^\[gw\d+\] )\[ *\d+%\]|(?<=(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|[.FEsx]) +)\[ *\d+%\]$/,"","[ 45%] Building cart.o","[ 45%] of carts are broken"],[/^(\s*(?:[>→➜✖×E│-]\s*)?)\d+:\d+(?=\s+(?:error|warning|warn|info|[✖×⚠✗]|\S+ *$)|:? {2,}(?:error|warning|warn|[✖×⚠✗]))/,"$1<n>","  2:10  error  no total","16:9 is no ratio"],[/^(\s*(?:[>→➜✖×E│-]\s*)?)(?![45]\d\d\b)\d+(?=\s*[|│┃▕])/,"$1<n>","   12 | const total = 3","404 | /cart"],[/^([│╷] {1,8})(?![45]\d\d\b)\d{1,6}(?=: )/,"$1<n>","\u2502 30: ami = var.ami","30: ami"],[/^(\s{0,8}[>→]\s{0,4})(?![45]\d\d\b)\d{1,6}(?=:? |$)/,"$1<n>","> 12 expect(total)","12 carts are gone"],[/^([^\w(]{0,8})\d{1,6}\)(?=\s)/,"$1<n>)","  3) adds an item","(404) /cart"],[/^(\s*(?:not )?ok )\d+/,"$1<n>","not ok 2 - adds","not 2 - adds"],[/^\(node:\d+\)/,"(node)","(node:1234) Warning: no total","no total (node:1234)"],[/^(Starting a Gradle Daemon)\b.*$/,"$1","Starting a Gradle Daemon, 2 busy Daemons could not be reused, use --status for details","no Gradle Daemon, 2 carts"],[/^(\s*)\d+(?= - .{1,300}\((?:Failed|Timeout|SEGFAULT|Not Run|Child aborted|ILLEGAL|BUS_ERROR|NUMERICAL|OTHER_FAULT|Subprocess aborted)\))/,"$1<n>","  3 - util.slug (Failed)","404 - util.slug"],[/^(?:\d+\/\d+ )?Test\s+#\d+:/g,"Test:"," 3/12 Test  #3: util.slug".trim(),"no issue #3: slug"],[/^(?:(?:<time> *)?[[(] ?\d+ ?(?:\/|of) ?\d+ ?[\])](?! .{0,60}\b(?:are|is|were|was|have|has)\b)|(?:<time> *)?\d+ of \d+ (?=PASS|FAIL|START|OK|ERROR|SKIP|WARN))|(?<=\bExecuted )\d+ of \d+(?= *(?:[(<A-Z]|$))|(?<=\.\s*)(?<!\b(?:not|no)\b.{0,60})\((?:\d+\/\d+)\)$/g,"<n>/<n>","[3/9] cart","2 of 3 replicas are ready"],[/^(Failed: )\d+ failure\(s\), \d+ warning\(s\) on \d+ files\b/,"$1<n>","Failed: 1 failure(s), 0 warning(s) on 323 files.","Failed: 1 failure(s), 0 warning(s) in cart"],[/^((?:<time>\s{1,4})?Concurrency: )\d+(?= threads\b)/,"$1<n>","Concurrency: 4 threads (target='ci')","Concurrency: 4 carts"],[/\b(?:make|gmake|ninja)\[\d+\]/g,"make","make[1]: *** [Makefile:12: test] Error 2","shop[1]: no total"],[/^==\d{2,9}==/,"==","==123== Invalid read of size 4","a==3== b"],[/(?<=\btest-results\/\S{0,200}-)(?:(?=[a-f]{0,5}\d)(?=\d{0,5}[a-f])[0-9a-f]{5}|(?<=-[jt]s-)\d{5})(?=-)/g,"<hash>","test-results/cart-aa3ef-chromium/trace.zip","test-results/zip-90210-chromium/trace.zip"],[/(?<!\bVID\b.{0,40})\b(goroutine|[Tt]hread(?! \d+ (?:has|is|of|was)\b)|[Pp]id|PID)("?[ #=:]{1,2})\d+\b|\b([Pp]rocess|[Ww]orker)([ #=:]{1,2})\d{3,8}\b(?! (?:of\b|(?!was\b|has\b)[a-z]{2,20}s\b))/g,"$1$2$3$4<n>","goroutine 17 [running]:","no reply in thread 12 of the forum"],[/\b(Thread|Process|PoolWorker)-\d+\b(?! of\b)|\b(pool)-\d+-(?:thread)-\d+\b/g,"$1$2-<n>","Exception in thread Thread-3","Process-3 of the plant has no owner"],[/^\[gw\d+\]/,"","[gw1] FAILED a.py::test_a","gateway [gw1] is down"],[/(?<=^thread '.{1,300}') \(\d+\)/,"","thread 'main' (1234) panicked","the cart 'main' (1234) panicked"],[/\b([Ss]eed|SEED)([^\w-]{1,12}(?:is |was |to: |of )?)-?(?:0x[0-9a-f]{2,16}|\d{2,})(?!\d| (?:of\b|[a-z]{2,20}s\b))/g,"$1$2<n>","Randomized with seed 98765","cannot seed 120 rows"],[new RegExp(`(?<!\\b(?:[Nn]o|[Nn]obody|[Nn]othing|not)\\b.{0,100})(?<=\\b(?:[Ll]isten(?:ing|s)?|LISTEN|[Bb]ound|[Ss]erving|[Ff]orwarding|ephemeral|random port)\\b.{0,100}(?:[\\w\\])]:|::|\\bport ))(?<!(?:EADDRINUSE|${rt}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b`,"g"),"<port>","listening on http://localhost:45123","connect ECONNREFUSED 127.0.0.1:50051"],[new RegExp(`(?<=\\bhttps?://(?:localhost|127\\.0\\.0\\.1|\\[::1\\]):)(?!5432\\d\\b|35729\\b)(?<!(?:EADDRINUSE|${rt}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b`,"g"),wn,"GET http://127.0.0.1:43817/cart is 500","GET http://127.0.0.1:50051/cart is 500"]],Ja=[[new RegExp(`(?<=[([]\\s{0,4})${j}(?=\\s{0,4}[)\\]](?! (?:is|was|of)\\b))`,"g"),"<duration>","adds an item (12 ms)","a poll interval (5 s) is too short"],[/(?<![\w.])\d+[.,]\d+ ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?)\b/g,"<duration>","no response after 12.3s","no response of 12.3 kg"],[new RegExp(`(?<=\\b(?:[Tt]ime|[Ee]lapsed|[Tt]ook|[Dd]uration|[Ff]inished|[Ff]ailed|FAILED|[Dd]one|[Cc]ompleted|[Rr]an|[Bb]uilt|over(?= after)|waited|[Ww]aiting)\\b[:= ]{0,3}(?:(?:in|after|for) )?)${j}(?! of\\b)`,"g"),"<duration>","BUILD FAILED in 22s","no duration 90 minutes of a film"],[/(?<=(?:\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) \S{1,200}|\.\w{1,8}| \d{3}| in) )\d+ ?(?:ms|sec)(?=$|,)/,"<duration>","GET /cart 200 45 ms","no limit for /cart 200 ms"],[/(?<=(?:\.{3}|…) ?)\d+(?:\.\d+)?s$/,"<duration>","waiting for cart... 12s","waits 12s"],[/(?<=\b(?:[Rr]equest|[Hh]ost|[Tt]race|[Cc]orrelation|[Ss]pan)[ _-]?[Ii][Dd]["']?[:= ]{1,2}["']?)(?=\S{0,60}(?:\d\S{0,60}[A-Za-z]\S{0,60}\d|<))(?!(?:[a-z]+\d*-)+[a-z]*\d*(?![\w+/=<>-]))[<\w][\w+/=<>-]{7,120}/g,"<id>","RequestID: 8d0b4a7c-41, no total","no host id web01-prod-02"],bn,[/\b(?:fv-az\d+-\d+|runnervm\w+)\b/g,"<host>","host fv-az411-654 is gone","host web-az411 is gone"],[/\(\d[\d.]*=setup\[[\d.]+\](?:\+cmd\[[\d.,]+\])* seconds\)/,"<duration>","py312: FAIL code 1 (84.19=setup[1.74]+cmd[31.22] seconds)","py312: FAIL code 1 (84 carts)"],[/\b(duration_ms|time|(?<=")(?:ms|duration|elapsed)(?="))("?[:=] ?"?|(?<=_ms) )\d[\d.]*(?! ?(?:days?|weeks?|months?)\b)/g,"$1$2<duration>","duration_ms 12.5","a lead time: 5 days"],[new RegExp(`(?<=\\b(?:errors?|files?|tests?|checks?|specs?|examples?|suites?|packages?|passed|skipped) in )(?!\\d+ (?:min(?:ute)?|h(?:ou)?r?)s?\\b)${j}`,"g"),"<duration>","3 tests in 12s","fires at 3 errors in 5 minutes"],[/(?<![\w.])(?:\d+(?:h|m)){1,2}\d+\.\d+s\b|(?<=\b(?:after|for|in|took|elapsed|of) )(?:\d+(?:\.\d+)?(?:ms|h|m)){1,3}\d+(?:\.\d+)?m?s\b/g,"<duration>","no response after 1h2m3s","expires after 1h30m"],[/(?<![\w.]|\b(?:[Ll]imit|[Mm]aximum|[Qq]uota|[Bb]udget)\b.{0,60})\d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes)\/s\b/g,"<size>","read at 301.2 kB/s","a limit of 10 MB/s"],[/(?<=\b(?:[Rr]ead|[Dd]ownloaded|[Uu]ploaded|[Tt]ransferred|[Ff]etched) )\d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes)(?: of \d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes))?\b(?! (?!and\b|at\b|for\b|from\b|in\b|of\b|so\b|to\b|with\b)[a-z])/g,"<size>","read 301.2 kB of 299KiB","uploaded 10 MB photo"],[/(?<=\bCoverage for \w{1,20} \()[\d.]+%(?=\) does not meet)|(?<=\b[Tt]otal [Cc]overage:? )[\d.]+%?|(?<=threshold .{0,200}\bnot met: )[\d.]+%(?=$)|(?<=threshold .{0,200}\bbut (?:was|is|got) )[\d.]+|(?<=\blimit (?:is|was|has been|has|was) exceeded by )\d[\d.]* ?(?:[kKMG]i?)?B\b/g,"<value>","Coverage for lines (79.1%) does not meet global threshold (80%)","a discount of lines (79.1%) is too high"],[/(?<=\bremaining )\d+(?= arguments? skipped)|\(wstat \d+, <address>\)/g,"<n>","(remaining 31 arguments skipped)","no remaining 31 carts"],[/(?<![\w.-])1(?:7\d|8[0-3])\d{7}(?:\d{3}){0,3}(?![\w.])(?! bytes)/g,"<time>","no total since 1763831984000","arn:aws:iam::222222222222:role/deploy"],[/(?<=\/(?:runs?|jobs?|builds?)\/)\d{9,19}\b/g,"<id>","see https://a.b/actions/runs/12345678901","see https://a.b/jobs/1000001"],[/\bdue to (?:\d+ )?previous errors?(?:; \d+ warnings? emitted)?/,"due to previous errors","could not compile shop due to 2 previous errors","no total due to 2 carts"],[/(?<=\b[Uu]sed )\d+(?:[.,]\d+)? ?[kKMGT]i?B(?= of memory\.?$)/g,"<size>","took 3 s and used 279.510MB of memory","used 279 MB of memory, at most 256"],[new RegExp(`(?<=[A-Za-z_][ -]|#)(?<!\\b(?:[Nn]o|not|code|errno|error|exit|status|[Vv]ersion|[Mm]igrat\\w*|${fe})\\b.{0,60})(?!20\\d\\d[01]\\d[0-3]\\d(?!\\d)|\\d*(?:0123|1234|2345|3456|4567|5678|6789))\\d{8,11}(?![\\w.,:/-])(?! (?:%|[kKMGT]?i?B\\b|(?!is\\b|was\\b|has\\b)[a-z]+s\\b|of\\b)|.{0,300}\\b(?:not found|unknown|${fe})\\b)`,"g"),Ne("<id>"),"release 70786411 is gone","wrote 70786411 bytes"],[/(?<![\w.]|\d-|\b(?:[Mm]igrat|[Ss]chema|[Vv]ersion).{0,100})20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?!\w)/g,"<time>","snapshot 20261102100000 is gone","migration 20261102100000 is gone"],[/(?<=\b(?:[Bb]ranch|refs?|origin|(?:push|checkout|merge)(?: \w+)?)\b[ /:'"]{1,3}[\w./-]{0,60}[A-Za-z][-/_])20\d\d-?[01]\d-?[0-3]\d(?![\w-])/g,"<time>","branch release-2026-11-02 is gone","no release-2026-11-02.csv"],[/(?<!\w)(?=\w{8,64}(?!\w))(?![a-f\d]+(?!\w)|\w*[a-z]{4})(?!(?:e2e|k8s|i18n|l10n|a11y|o11y|p2p|b2b|ec2|s3)\w*?)[a-z\d]*?[a-z]\d+[a-z]+\d+[a-z]+\d[a-z\d]*(?!\w)/g,"<id>","pod x7f9k2qd is gone","suite e2e1login2 is red"],[/(?<=^❯ \S{1,300}) \(\d+ tests? .{0,80}$/,"","\u276F src/cart.test.ts (5 tests | 2 failed) 46ms","carts.ts (5 tests are gone)"],[/(?<=\/DerivedData\/[\w.]{1,80}-)[a-z\d]{28}(?=\/)/,"<id>","Xcode/DerivedData/Shop-7gvut2at2sau73zzkn91orxnye3z/Logs","Xcode/DerivedData/Shop-cart/Logs"],[/(?<= )\(Wstat: \d+(?: \(exited \d+\))?(?: Tests: .{1,60})?\)$/,"","t/order.t (Wstat: 512 (exited 2) Tests: 9 Failed: 2)","t/order.t (Login)"],[/^([\w.-]{1,40}> {1,6})\d{1,6}(?=\|)/,"$1<n>","shop> 14| result <- run","shop> 14 results"],[/\.{4,}/g,"...","2 of 9 FAIL not_null_id...................","wait..."],ot],Qa=[...Ya,...En,...Ja],ed=[new RegExp(`(?<!\\b(?:be|expected|respond|run|within) )\\bin ${j}|\\s{0,4}[([]\\s{0,4}${j}\\s{0,4}[)\\]](?=\\W*$)|(?<="(?:ms|duration|elapsed)":)\\d[\\d.]*|\\btook=${j}`,"g"),"","expected 2, got 3 (12 ms)","expected 2, got 3 (items)"],Sn=[[/^\W{0,4}(?:(?:t|ts|time|timestamp)"?[=:] ?)?"?(?:\d{4}[-/]\d\d[-/]\d\d[T ,]{0,2})?(?:\d\d:\d\d:\d\d(?:[.,]\d{1,9})?|\d{1,2}:\d\d[AP]M)(?:Z|[+-]\d\d:?\d\d)?["\]]?[\s,:|-]{1,4}(?=\D)/,"","10:00:01 expected 2, got 3","10:00 is not expected"],...En,bn,ot],td=[[/^(\W{0,8})\d{1,6}\)(?=\s)/,"$1<n>)","  3) adds 2 items","\u25CF adds 2) items"],[/^(\s*(?:not )?ok )\d+/,"$1<n>","not ok 2 - adds","\u25CF is not 2"],[/^(?:\[gw\d+\] )?\[ *\d+%\]|(?<=\.py\S{0,300} {1,200}(?:[A-Z]{4,7} +(?:\(.{0,200}\) +)?)?)\[ *\d+%\]$/,"","FAILED a.py::test_a [ 45%]","\u25CF takes [45%] off"],[gn,hn,"\u25CF reads /tmp/tmp.Xa8Kd02jLq/cart","\u25CF reads tmp/cart"],[/^([✘✓-] {1,3})\d{1,6}(?= .{1,300} › )/,"$1<n>","\u2718  12 [chromium] \u203A a.spec.ts:3:5 \u203A pays","\u2718 12 carts are red"],[/^\[xUnit\.net [\d:.]{5,16}\]/,"","[xUnit.net 00:00:00.52]     Shop.Adds [FAIL]","\u25CF lists [xUnit.net 2]"],[/(?<=^==> X .{1,300}) [\d.]+s(?= )/,"","==> X Cart.adds  0.012s munit.FailException: no","\u25CF waits 0.012s"],[/(?<=\bhttps?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):)(?:3[2-9]|[4-5]\d|60)\d{3}\b/g,wn,"1) cart pays: GET http://127.0.0.1:43817/cart is 500","\u25CF reads 127.0.0.1:43817"],[/^(\d+)(?= - )/,"<n>","3 - util.slug (Failed)","\u25CF 3 - 2"],[/^\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?(?=: )/,"<n>","00:03 +5 -1: slug trims [E]","\u25CF opens at 00:03"],[new RegExp(`(?<!\\s)\\s*[([](?<!^(?:\u25CF |FAILED ).*[([])\\s{0,4}${j}\\s{0,4}[)\\]](?=\\s*(?:<<<|$))`),"","--- FAIL: TestPay (0.01s)","\u25CF waits (5 s)"],[new RegExp(`\\s${j}$(?<=^\\s*[\xD7\u2A2F].*)|(?:Time elapsed: \\d[\\d.]* s)(?=\\s*<<<)`),"","\xD7 adds 5ms","\u25CF waits 5ms"],[re.$b,"","\u25CF /home/runner/work/shop/shop/src/a.ts","\u25CF /home/shop/src/a.ts"],[new RegExp(`(?<!^\u25CF [^(]{0,300})(\\.${Q.u}):\\d+(?::\\d+)?(?=[)\\]\\s]|$)`,"g"),"$1:<n>","\u25CF pays (a.ts:3:1)","\u25CF reads shop.sh:80"],[/(?<=\.swift):\d+:\d+(?=: )/,":<n>","\u2718 Test adds() recorded an issue at A.swift:12:5: no","\u25CF A.swift:12: no"],[/ after [\d.]+ seconds with \d+ issues?\b/,"","\u2718 Suite A1 failed after 0.003 seconds with 1 issue.","\u25CF pays after 3 seconds"],[/(?<=\b(?:avg|min|med|max|p\(\d+\))=)\d[\d.]*(?:µs|ms|s)\b/g,"<duration>","\u2717 http_req_duration: p(95)=104.77ms","\u2717 waits p=104.77ms"],[/\[ *\d+\.\d+s\]/,"","FAIL [ 0.012s] shop cart::adds","\u25CF waits 0.012s"],[/(?<=^not ok (?:\d+|<n>) .{1,300}) in \d+ms$/,"","not ok 1 adds in 77ms","\u25CF adds in 77ms"],ot];function nd(t){return/^\s/.test(t)?" ":t}function Ne(t){return e=>{const n=e.replace(/-/g,""),s=Math.min(8,Math.ceil(n.length/3));return new Set(n).size<=s||n.length<=16&&/(.)\1{3}/.test(n)?e:t}}function wn(t){const e=new Set(t).size;return e>3||e===3&&!t.includes("0")?"<port>":t}function sd(t,[e,n,,,s]){return s?.test(t)===!1?t:t.replace(e,n)}const An=/^\s*[+-](?![+-])/;function id(){const t=new Map;function e(n){const s=t.get(n)??Fe(n);return t.set(n,s),s}return{part:e,whole:({text:n,context:s})=>(0,y.kc)(e(n),s.map(e)),compared(n){const s=e(n.text);if(!new RegExp("\\p{L}","u").test(s))return(0,y.kc)(ve((0,y.RZ)(n).join("")));if((0,L.PY)(s)&&!K(s)&&!An.test(s))return(0,y.kc)("");const i=at(s,n.context.at(-1)??"");return(0,y.kc)(i,n.context.map(e).filter(Boolean))}}}const Rn=/^\W{0,8}(?:failed(?: (?:packages|projects|targets|tasks|workspaces))?|tasks):\s*(?<items>[@:a-z][\w@./:#-]*(?:, [@:a-z][\w@./:#-]*)+)$/i;function at(t,e){if(!t.includes(", "))return t;const{items:n}=(Rn.exec(t)??Rn.exec(e+t))?.groups??{};return n===void 0?t:t.replace(n,()=>n.split(", ").toSorted().join(", "))}const rd=/^[^\p{L}\p{N}]{0,12}(?:(?:but|and) )?(?:expected|expect|actual|received|got|want|wanted|was|found|given|instead|returned|left|right)\b(?: \w{1,12})?(?: ?[:=<]| {2,}| ?$| [-+]?\d| ["'`<])/iu,od=/\b(?:expected|wanted|(?:not|n't) equals?|instead of|but (?:was|is|got|had|has|found|received|returned|were|are|saw)|(?:actual|received|found|got|was|want)(?::| is| was|=) ?\S|(?:got|want) \S|[Ww]as \S{1,40}["'.]?$)/i,ad=/(?<![<>=!+-])(?:[!=]==?|≠|<>)(?![<>=])/,Le=/(?<![\w-])(?:[Tt]hresholds?|[Ll]imit|[Bb]udget|floor|ceiling|[Mm]aximum|[Mm]inimum|max[A-Z]\w{1,12}|min[A-Z]\w{1,12}|exceed(?:s|ed|ing)?|at (?:most|least)|(?:more|less|fewer|greater|higher|lower|larger|smaller|slower|longer) than|or (?:newer|older|later|higher|lower)|above|below|too (?:big|large|long|many|slow)|SL[AO]|[Aa]llowed(?=(?: are| is|:)? \d)|(?<=\d ?\w{0,5} )allowed|over(?= (?:by )?\d)|max(?= \d)|[Tt]arget(?=:? \d)|[Rr]equired (?:\w{1,20} )?coverage)\b/,Tn=/\bleak(?:ed)?\b|\blost: \d/,dd=/(?<![-=<>])[<>]=?(?= ?\d(?!\d?:\d))|[≤≥]/,cd=/\bexpected?\b(?! (?:minimum|maximum|coverage|limit|at \w+ \S+ \w+\/))|\bassert/i,ld=/\bexpected (?:pass|fail|result|skip)|\bas expected\b|\bunexpected (?:success|pass)|^\W*found (?:1 (?:[a-z-]+ ){0,2}[a-z]+|\d+ (?:[a-z-]+ ){0,2}[a-z]+s)\b(?!.*\b(?:but|expected|instead|want))/i,kn=/(?<![\w.:/#@-])-?\d+(?:,\d{3})*(?:\.\d+)?(?<unit> ?(?:%|[kKMGT]?i?B\b|bytes\b|n?m?s\b|µs\b))?(?![\w:/.-]*\w)/g,ud=/(?<![\w.])\d+(?:\.\d+)? ?%/,fd=/[|│]|^\s*[✗✘×]|\bcoverage: /,pd=/\btime(?:d |-)?out\b/i;function K(t){const e=(0,w.CB)(t);return ld.test(e)?!1:rd.test(e)||od.test(e)||/\d/.test(e)&&[ad,Le,Tn,dd].some(n=>n.test(e))}function Fe(t){return K(t)&&!lt(t)?dt(t):ve(t)}function pe(t){const e=(0,w.CB)(t);if(!/\d/.test(e)||!(Tn.test(e)||Le.test(e))||cd.test(e)||lt(e))return;const n=dt(e),s=n.replace(kn,"#$<unit>");return s===n?void 0:s}function dt(t){const e=(0,w.CB)(t);return yd(t,Le.test(e)&&!pd.test(e))}const md=/%|\b(?:total|coverage|overall)\b/i;function hd(t){const e=(0,w.CB)(t);return Le.test(e)?!(pe(e)!==void 0&&(dt(e).match(kn)??[]).length>1)||md.test(e):!1}function gd(t){const e=(0,w.CB)(t);return ud.test(e)&&fd.test(e)}const bd=1e3,ct=/^(?:Error: |#\d{1,5} (?:\d{1,6}\.\d+ |(?=\[|0x|[A-Z]{4,}\b|sha256|[a-z]+ing\b))|<time>[\s:|-]{0,3}|\[<time>\]:? ?|\d+\.\d{3} (?!(?:[A-Z]{3}|is|was)\b))+/,Ed=/^(?:(?:Expected|Received|Actual|expected|actual|left|right|got|want)\b.{0,20}?:|[+-] {1,40}"?\w{1,40}"?:) *(?:"[^"]{0,200}"|'[^']{0,200}'|-?[\da-fA-Fx][\w.:+-]{0,60}),?$/,Sd=/^[─━═⎯=_-]{4,}\s*|(?<![\s─━═⎯=_:-])[\s─━═⎯=_-]{4,}$/g,wd=/^\d{1,6}(?:: (?=\S)| {2,}(?=\S)|:$)/,xn=(0,v.T)(/^\s*(?:(?:FAILED|ERROR) \S+::|\S+\.py::|● |(?:---|===) FAIL: |(?:FAIL|ERROR): \w+ \(|\d+\) \S|(?:not )?ok \d+|\d+ - .{1,300}\((?:Failed|SEGFAULT|Timeout)\)|FAIL {1,2}(?!Required )\S|---- \S.* stdout|\[ {2}FAILED|[✗] (?!\d(?!.{1,300} › )|Test run with |Build failed in )|\(fail\) |Failed \S.{0,300} \[.{1,20}s\]$|\[FAIL\] .{1,300} \[It\] |==> X |\[xUnit\.net .{5,16}\] .{1,300} \[FAIL\]$|Failed \S+ \[|\w+#test_)|<<< (?:FAILURE|ERROR)!| FAILED$| \.\.\. FAILED \(\d|\*\*\* FAILED \*\*\*| \| FAIL \|$| \[E\]$| => \S{1,200}:\d+:\d+$|# Scenario/),Ad=/(?<![\w.#:/-])\d+(?= [a-z])|(?<=\b(?:Total|Tests?(?: run)?|Failures|Errors|Skipped|Passed|Failed|Assertions|Warnings|Deprecations): ?)\d+/g,Rd=me(Va),Td=me(Qa),kd=me(td),xd=me(Sn),Id=me([...Sn,ed]);function ve(t,e=!1){const n=In(t),s=xn.test(n)?kd:Td;if(Ed.test(n))return t.trim().replace(/0x[0-9a-f]{9,16}(?=[\s>)])/g,"<address>");const i=/^\s/.test(t)?n.replace(wd,""):n,r=s(i).replace(ct,"").trim();return(0,L.PY)(r)&&!e?r.replace(Ad,"<n>"):r}function yd(t,e=!1){return(e?xd:Id)(In(t)).replace(ct,"").trim()}function In(t){return Rd(t.slice(0,bd).toWellFormed().trim()).replace(Sd,"").replace(ct,"").trimStart().replaceAll("\\","/")}function lt(t){return xn.test(t)}const Od=/(?:\b(?:status|returns?|returned|got|code|HTTP|error|exit|exited|signal)|\s\/[\w/-]{1,60})[ :=(]{1,2}$/,Nd=/(?<![\w.^~@/#-]|[<>]=?|=['"])(?!\d+\.\d+\.\d)-?\d+(?:[.,:]\d+)*(?:(?![\w/-]|\.\w)(?: ?(?:[kKMGT]?i?B|m?s|%|sec|min)\b)?|(?:[kKMGT]i?B?|B|m?s|h|%)?(?:\/s)?(?![\w/-]|\.\w))/g;function ut(t){return t.replace(/(?<![\w/.-])\d+(?:ms|s)? ?\/ ?\d+(?:ms|s)?(?![\w/.-])|\b(?:[Bb]uild|[Rr]un|[Jj]ob) #\d+/g,"#").replace(/<\w{1,12}>|\b\d{4}-\d\d-\d\d\b/g,"0").replace(/(?<!\w|\bNO_PUBKEY |Fingerprint: )(?=\w{0,63}\d)(?!\w{0,60}[A-Z](?=[a-z]{0,4}[g-z])[a-z]{5})[a-zA-Z\d]{16,64}(?!\w)|(?<=\b(?:Python|PHP|[Rr]uby|[Gg]o|[Nn]ode(?:\.js)?|[Oo]penjdk) v?\d{1,2}\.\d{1,2}\.)\d{1,2}\b|(?<=[/_-])(?=[a-z\d]{6,64}(?!\w))(?=(?:[a-z]{0,9}\d){3})[a-z]{0,9}\d+[a-z]+\d[a-z\d]*|(?<=\blocalhost|127\.0\.0\.1):\d{2,5}\b/g,"0").replace(Nd,(e,n,s)=>Od.test(s.slice(0,n))?e:"#").replace(/(?<=# (?:[a-z]{3,30} ){0,2}[a-z]{3,30}?)(?:s|\(s\)|y|ies)(?![a-z(])/g,"")}function me(t){const e=dn(t.map(([s])=>s)),n=(s,i)=>{for(const r of e(s)){const o=t[r];if(r<i||o===void 0)continue;const a=sd(s,o);if(a!==s)return n(a,r+1)}return s};return s=>n(s,0)}function Ld(t,e,n){const{wanted:s,runs:i}=Pd(La(t),n),r=new Set(i.map(({title:d=""})=>d)),o=vd(s).map(d=>{const[c,l]=d.form.title==="inner"?[...r].filter(u=>u.endsWith(` > ${d.title}`)):[];return c!==void 0&&l===void 0?{...d,title:c}:d}),a=new Set(o.flatMap(ra));return o.filter((d,c)=>(!J(d)||J(o[c+(d.form.role==="begun"?1:-1)]??d))&&!Cd(d,o)&&!(a.has(d.title??"")&&Md(d))&&!e.has(d.title??"")).map(d=>{const{form:c,title:l,detail:u,position:f,printed:p,ofPackage:g}=d,h=g===void 0||l===void 0||!C(d)?l:`${g}: ${l}`,{tool:b}=c;return yn({title:h,detail:u,position:f,printed:p,tool:b,isTest:C(d)})})}function Fd(t){const e=(0,F.DB)([t]),{tool:n}=Y,s=t.trim();return yn({title:void 0,detail:s,position:e,printed:t,tool:n,isTest:!1})}function vd(t){const e=[];for(const n of t){const s=oa(n),i=e.filter(o=>o.draft.ofPackage===n.ofPackage),r=i.find(o=>o.keys.has(s)&&Dd(o.draft,n))??(C(n)?_d(i,n,s):void 0);r===void 0?e.push({draft:n,forms:new Set([n.form]),keys:new Set([s])}):$d(r,n,s)}return e.map(({draft:n})=>n)}function $d(t,e,n){const{draft:s}=t,i=(e.title?.length??0)>(s.title?.length??0),r=s.form===e.form&&s.lines.length===0&&e.lines.length>0,o=s.detail!==void 0&&!(0,F.ew)(s.detail),a=e.detail!==void 0&&(r||o&&(0,F.ew)(e.detail)),d=s.position?.line!==void 0&&!(a&&r);t.forms.add(e.form),t.keys.add(n),t.draft={...s,title:i?e.title:s.title,detail:a?e.detail:s.detail??e.detail,position:d?s.position:e.position??s.position}}function Cd({form:t},e){return e.some(n=>C(n)&&n.form.role!=="run"&&t.runs?.test(n.form.tool)===!0)}function _d(t,e,n){const s=i=>(0,M.fK)(i,n);return t.find(i=>!i.forms.has(e.form)&&[...i.keys].some(s))}function Dd(t,e){if(!t.position||!e.position||t.form!==e.form)return!0;const n=`/${t.position.path}`,s=`/${e.position.path}`;return n.endsWith(s)||s.endsWith(n)}function Md(t){const{form:e,detail:n}=t;return st(t)||e.parents===!0||n===void 0}function yn(t){const{title:e,detail:n="",isTest:s}=t,i=e===void 0?"":ve(`\u25CF ${e.replace(re.A9,":<n>")}`),r=s&&(K(n)||!(0,T.j4)(n)),o=Fe(n),a=r?"":o;return{...t,identity:{name:i.replace(/^● /,""),error:a,message:o}}}function Pd(t,e){const n=t.filter(Ud(t)).filter(f=>!C(f)||!f.form.tool.split(", ").some(e.isGreen)),s=n.filter(({detail:f=""})=>f!==""&&e.message?.includes(f)),i=f=>(0,F.lj)([...ia(f),f.detail??""]),r=f=>e.countsTests||On(f,e.seen)||i(f),o=new Set(n.filter(r).map(({form:f})=>f)),a=n.filter(f=>C(f)?o.has(f.form):Wd(f,s,e)),d=a.some(f=>C(f)&&!st(f)),c=a.filter(({form:f})=>f.role==="run"),l=(e.isStrict||s.some(({isWarning:f})=>f))&&a.every(f=>C(f)||J(f)||f.isWarning),u=({form:f,isWarning:p})=>f.role==="run"?!d:p&&!l?!1:f.role==="listed"||f===Y?!d&&c.length===0:f.role!=="finding"||!d||Oe(f);return{wanted:a.filter(u),runs:c}}function Ud(t){const e=Math.max(0,...t.map(({attempt:s=0})=>s)),n=t.filter(({attempt:s})=>s!==void 0).map(({form:s})=>s);return({attempt:s,form:i})=>s===void 0?!n.includes(i):s===e}function Wd(t,e,n){const{form:s,title:i}=t,r=l=>l.form.role==="finding"&&l.position===void 0,o=e.some(l=>l.form===s&&(r(l)||!r(t))),a=i!==void 0&&Oe(s)&&s!==Y,c=n.message===void 0&&!J(t)||a||On(t,n.seen);return o||c&&(i!==void 0||!r(t))}function On({form:t},e){const n=Nn(t);return t.role!=="run"&&t.isCommon!==!0||[...e].some(s=>s!==t&&Nn(s).some(i=>n.includes(i)))}function Nn({tool:t}){return t.match(/(?<=^|, )\w+/g)?.filter(e=>e!==et)??[]}const Bd=/fail|pass|error|total|tests?\b|problem|issue|offense|success|scenario|\bran\b/i,Ln=t=>nt(t).find(({role:e})=>e==="total");function zd(){const t=new Map;let e=Pn(),n=0;const s=()=>[...t.values()].filter(({form:i,failed:r})=>i.counts==="tests"&&r>0);return{add(i,r){n+=1;const o=Ln(i)??(r===i?void 0:Ln(r));if(o===void 0)return Bd.test(i)&&e.add(r,n)?et:void 0;const a=o.pattern.exec(i)?.groups??o.pattern.exec(r)?.groups??{},d=t.get(o.tool),c=Z(a.failed)+Z(a.errors);if(d!==void 0&&c===0&&a.failed!==void 0)return o.tool;const l=o.isWhole?void 0:d;return t.set(o.tool,{form:o,failed:(l?.failed??0)+c,passed:(l?.passed??0)+Z(a.passed),total:(l?.total??0)+Z(a.total)}),o.tool},clear(){t.clear(),e=Pn()},forms:()=>[...t.values()].map(({form:i})=>i),isGreen:i=>{const r=t.get(i);return r?.form.counts==="tests"&&r.failed===0&&r.passed+r.total>0},failedTests(){const[i,r]=s();return r===void 0?i?.failed:void 0},countsTests:()=>s().length>0||e.countsTests(),total(i){const r=[...t.values()].filter(({failed:a})=>a>=Math.max(1,i)),o=r.find(({form:a})=>a.counts==="tests"==i>0)??r.at(-1);return o?Un(o,o.form.counts==="findings"?"findings":"tests"):e.total(i)}}}const Fn={failed:"fail(?:s|ed|ing|ures?)?|FAIL(?:ED|URES?)?|crash(?:ed|ing)|timed out",errors:"error(?:s|ed)?|undefined|ambiguous",passed:"pass(?:ed|es|ing)?|success(?:es|ful)?|succeeded|ok",total:"tests?(?:\\(s\\))?|specs?|examples?|scenarios?|checks?|total|ran|run|tested|executed|completed"},ft=Object.keys(Fn),vn=ft.map(t=>`(?<${t}>${Fn[t]})`).join("|"),$n=String.raw`(?<number>\d[\d,]{0,9})(?:(?:\/| (?:out )?of )(?<of>\d[\d,]{0,9}))?`,Cn="failed|failing|failures?|passed|passing|total|skipped|pending|ignored|disabled|hidden|todo",Gd="expected|skipped|pending|unsupported|ignored|disabled|flaky|untested|unresolved",jd=new RegExp(String.raw`(?<![\w-]|\b(?:${Gd}) |\bunexpected (?=succ))(?:${vn})\b(?: (?:tests?|count|cases?))?(?:\s{0,8}[:=](?!(?<=failed tests?:) {2})\s{0,24}|(?<!\berror)\s{1,24}(?=\d+\s*$|\d+(?:[\t/]| [|\]])|\d+ (?:out )?of ))${$n}(?![\d.]|\s?%|\s(?:${Cn})\b(?!\s*[:=\t]))`,"gi"),Kd=new RegExp(String.raw`(?<![\w.:-])${$n} (?:(?:tests?|specs?|flows?|examples?|scenarios?|checks?|cases?|properties|unexpected)(?:\(s\))? (?:have )?(?=fail|pass|succe))?(?:${vn})(?![\w=-]|:\s*\d| (?:files?|suites?|programs?|${Cn})\b)`,"gi"),Zd=/ unreachable=\d|^\W{0,8}(?:\d+ )?(?:test )?(?:suites?|files?|assert\w*|expect\w*|steps?|snapshots?|scripts?|specifications|modules?|packages?|hooks?|requests?|jobs?|tasks?|targets?|programs?)\b/i,Hd=/^[\W_]{0,40}\w+(?:\(s\))?(?:[ ()]+\w+(?:\(s\))?){0,3}[ ()]*(?![ ()])\s{0,8}[:=]?\s{0,24}(?<!\d)\d[\d,]*[^A-Za-z]{0,20}$/,Xd=/^\W{0,16}\d[\d,]{0,9}(?:\/\d+| of \d+)? (?:\w+(?:\(s\))? )?(?:failed|failures?|failing)\b/i,qd=/\b(?:tests?|specs?|examples?|scenarios?|assertions?|cases?|pass(?:ed|es|ing)?)\b/i,_n=/^(?:Warning|Notice): (?=\d)/;function Dn(t){const e=t.replace(_n,"");return Zd.test(e)?void 0:Mn(e)}function Vd(t){const{failed:e,errors:n}=Mn(t.replace(_n,""))??{};return e===void 0?n:e+(n??0)}function Mn(t){if(!/\d/.test(t))return;const e={};let n=t;for(const r of[jd,Kd])n=n.replaceAll(r,(o,...a)=>{const d=a.at(-1),c=ft.find(l=>d[l]!==void 0);return c===void 0?o:(e[c]??=Z(d.number),d.of!==void 0&&(e.total??=Z(d.of)),"")});const s=Object.keys(e).length;return s>1||s===1&&(Hd.test(t)||Xd.test(t))?e:void 0}function Z(t=""){return Number(t.replaceAll(",",""))}const Yd=12,Jd=50;function Pn(){let t=[],e=0,n=!1,s=!1;return{add(i,r){const o=Dn(i);if(o===void 0)return!1;const a=r-e<=Yd?t.at(-1):void 0;e=r;const d=a===void 0||ft.some(c=>(o[c]??a[c])!==(a[c]??o[c]));return n=n&&!d||qd.test(i),t=d?[...t.slice(1-Jd),o]:[...t.slice(0,-1),{...a,...o}],s||=n&&$e(t.at(-1)??{})>0,$e(o)>0},countsTests:()=>s,total(i){const r=t.findLast(o=>$e(o)>=Math.max(1,i));return r&&Un(r,i>0?"tests":"findings")}}}function Un(t,e){const n=$e(t),{passed:s=0,total:i=0}=t,r=i||(s>0?n+s:0);return{counts:e,failed:n,total:r>=n&&r>0?r:void 0}}function $e({failed:t=0,errors:e=0}){return t+e}const Qd=50,ec=/\bSIG(?:TERM|INT)\b|^\W{0,4}cancelled [1-9]/,tc=/\b(?:abort|cancell?|interrupt|kill|stopp|terminat)ed\b/i,nc=100,sc=/^\s*Failed: +(?=\S+#)(.+)/,ic="Promise resolution is still pending but the event loop has already resolved";function rc(){const t=zd(),e=new Set,n=ac(),s=()=>n.drafts();function i(a,d=""){const c=n.readerOf(d,a),{drafts:l,captured:u}=c,{raw:f,text:p,label:g,form:m,groups:h}=sa(a);if(f.includes(ic)&&l.markNotEnded(Ce(d===""?g:d)),u!==void 0&&Ra(f,m,u)){l.readText(p);return}c.captured=void 0;const b=oc.exec(g)?.[0]??"";c.task!==""&&b!==c.task&&f.trim()!==""&&(l.close(),c.task="");const E=t.add(f,p);if(E!==void 0&&l.readTotal(E),m!==void 0&&l.isOwnLine(m))return c.isListing=m.role==="listing",e.add(m),(m.role==="captured"||m.captures)&&(c.captured={form:m,indent:f.search(/\S/)}),m.role==="restarted"&&t.clear(),(ye(m.role)||m.role==="begun")&&l.separate(m,h),ye(m.role)||l.begin(m,h,p),c.task=b,ye(m.role)?void 0:m.tool;const k=c.isListing?Ie.pattern.exec(f)?.groups:void 0;return c.isListing&&=k!==void 0||p===""&&!l.isInList,k===void 0?l.readText(p):l.begin(Ie,k,p),k&&Ie.tool}function r(){for(const a of s())a.close()}function o(){return new Set(s().flatMap(({titles:a})=>[...a.recovered()]))}return{add:i,isStopped:n.isStopped,close:r,recovered:o,list(a,d){r();const c=n.ended(),l=new Set([...e,...t.forms()]),u={message:a,isStrict:d,seen:l,isGreen:t.isGreen},f=b=>Ld(c,o(),{...u,countsTests:b}),p=f(t.countsTests()),g=cc(p,t.failedTests()).slice(0,V.Sd),m=a===void 0?[]:[Fd(a)],h=t.countsTests()?g:f(!0).slice(0,V.Sd);return{entries:g.length===0?m:g,compared:h.length===0?m:h,total:t.total(g.filter(({isTest:b})=>b).length),mayBeMore:c.length>=pn||g.length===V.Sd}}}}const oc=/^[\w@].*/;function ac(){const t=new Map,e=[];let n=[];const s=({notEndedIn:r=""})=>r!==""&&n.length>0&&!n.includes(r);return{isStopped:r=>r!==""&&(t.get(r)?.isStopped===!0||e.some(o=>o.includes(Ce(r)))),readerOf(r,o){const a=t.size<Qd?r:"",d=t.get(a)??dc();t.set(a,d),d.isStopped||=ec.test(o);const[,c]=sc.exec(o)??[];return c!==void 0&&(n=c.split(",").map(Ce)),e.length<nc&&tc.test(o)&&e.push(Ce(o)),d},drafts:()=>[...t.values()].map(({drafts:r})=>r),ended:()=>[...t.values()].flatMap(({drafts:r})=>r.drafts.filter(o=>!s(o)))}}function dc(){return{drafts:new xa,task:"",isStopped:!1,isListing:!1}}function Ce(t){return t.replace(/[^\w/.-]+/g," ").trim()}function cc(t,e){const n=({isTest:r,detail:o})=>!r||o!==void 0,s=r=>n(r)&&r.position!==void 0,i=t.filter(({isTest:r})=>!r).length;return[n,s].map(r=>t.filter(r)).find(r=>r.length-i===e)??t}const pt=/^(?:#\d{1,5} \d+\.\d+|➤ YN0000:(?: \[[^\]]{1,60}\]:)?)(?: |$)/,Wn=/^(?:#\d{1,5}(?: |$)|\d{1,9} (?=\[)|\[?(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?:?(?: |$)(?:▸(?: |$))?)/,Bn=/^(?:@?\w[\w@/.-]{0,60}:[\w:-]{1,40}:(?: |$)|@?\w[\w@/.-]{0,60} [\w:-]{1,40}:(?: |$)|@?\w[\w@/.:-]{0,60}(?<!:) *\|(?: |$)|\s{0,12}\[[\w@/.:-]{1,60}\]:?(?: |$)(?:▸(?: |$))?)/,lc=/^(?:@?\w[\w@/.-]{0,60}(?:\[[\w.-]{1,40}\])?:(?: |$)|[A-Za-z][\w.-]{0,40}>(?: |$)|\[[\w@/.:# -]{1,60}\]:?(?: |$)|\([\w@/.:-]{1,40}\):?(?: |$))/,zn=/^(?:[ewid]|err|warn|info|debug|trace|notice|hint|help|note|critical|severe|caused(?: by)?)$/i,uc=3,Gn=40,fc=1e3,jn=200,Kn=/[:|\]>)#➤]|^\d+[ .]/;function pc(t){const e=new Map;let n=[],s=[];function i(o){for(const{line:a,candidates:d}of n.slice(0,o)){const{text:c}=a,u=d.findLast(({seen:f})=>f.lines>=uc&&f.isOpen)?.label??pt.exec(c)?.[0]??"";t(a,{label:u,text:c.slice(u.length)})}n=n.slice(o)}function r({label:o,hasName:a},d){const c=o.trimEnd().replace(/\d+/g,"#"),l=e.get(c)??{lines:0,isOpen:!1};return e.size<fc&&e.set(c,l),s.some(u=>u.hasName===a)&&(l.lines+=1),l.isOpen||=/^\s|^$/.test(d.slice(o.length)),{label:o,seen:l}}return{add:o=>{const a=gc(o.text),d=a.map(c=>r(c,o.text));o.text!==""&&(s=a),n.push({line:o,candidates:d}),n.length>=2*Gn&&i(Gn)},end:()=>{i(n.length)}}}const mc=/^\d{1,3}\.\d{1,3} /;function he(t){const e=t.replace(Wn,"").trim();return/[A-Za-z]/.test(e)?e:""}const mt=(0,Re.B)(hc,50);function hc(t){const e=t.slice(0,jn);if(!Kn.test(e))return"";const n=(pt.exec(e)??/^#\d{1,5} /.exec(e)??mc.exec(e))?.[0]??"",s=n===""?Bn.exec(e)?.[0]??"":"";return n===""&&!bc(s)?"":`${n}${s}`}function gc(t){const e=t.slice(0,jn);if(!Kn.test(e))return[];const n=(pt.exec(e)??Wn.exec(e))?.[0]??"",s=e.slice(n.length),i=(Bn.exec(s)??lc.exec(s))?.[0]??"";return[...n===""?[]:[{label:n,hasName:!1}],...Ec(i)?[{label:`${n}${i}`,hasName:!0}]:[]]}function bc(t){const e=Zn(t);return t!==""&&!zn.test(e)&&(!new RegExp("\\p{L}","u").test(e)||(0,T.bh)(e))}function Ec(t){return t!==""&&!zn.test(Zn(t))&&!/fail|pass|\b(?:error|npm|ok|warning)\b/i.test(t)}function Zn(t){return t.replace(/[^\p{L}\p{N}]+/gu," ").trim()}const Sc=new Set(["tests that passed","downloads","progress","package managers"]);function wc(t){if(t==="")return{kind:"text"};if(t.startsWith(V.OF))return{kind:"noise",name:"another job"};const e=(0,w.CB)(t),n=mt(e);return Hn(e)??(n===""?void 0:Hn(e.slice(n.length)))??{kind:x.TR.test(e)?"mention":"text"}}const Ac=/^(?:\[\d+\/\d+\]|\[notice\]|npm notice) /;function ht(t,e){return e.kind==="noise"&&Sc.has(e.name)&&!Ac.test(t)}function Hn(t){const e=nt(t),n=(...r)=>e.find(({role:o})=>r.includes(o)),s=e.find(r=>r.role!=="error"&&Xn(r))??n("total","summary")??n("error");if(s?.role==="summary"||s?.role==="total")return{kind:"summary",form:s};if(s!==void 0&&Xn(s))return s.role==="error"?{kind:"error",form:s}:sn(s.pattern.exec(t)?.groups?.level)?{kind:"warning"}:{kind:"failure",form:s};const i=n("noise")??n("warning");return i?.noise!==void 0?{kind:"noise",name:i.noise,form:i}:i===void 0?void 0:{kind:"warning"}}function Xn(t){return t.before!==void 0}const Rc=/\b(?:warnings?)\b.{0,40}\b(?:treated|considered|turned|reported|promoted|count(?:ed)?) (?:as|into) (?:an? )?errors?\b|treat(?:ed|ing)? .{0,20}\bwarnings? as|\bwarnings?\b.{0,20}\bstrict mode|too many warnings|check found WARNINGs|maximum (?:number of )?(?:allowed )?warnings|warnings-as-errors|due to (?:\d+ )?warnings?|because (?:of|there (?:are|were)) .{0,20}warnings|fail(?:ed|ing|s)? on (?:any )?warnings?|\b(?:0|no) errors?\b.{0,20}\b[1-9]\d* warnings?|\bsphinx-build\b.{0,200} -\w{0,8}W\b/i;function Tc(t){return/warning|sphinx-build/i.test(t)&&Rc.test((0,w.O6)(t))}const qn=200,kc=12,xc=24,Vn=600,Yn=400;function Ic(){const t=[];let e=[],n=-1,s=0;function i(o){n=o.index,t.push(o),t.length>Vn+2*Yn&&t.splice(Vn,Yn+1)}const r=({index:o})=>o>n;return{add(o){e.push(o),o.hasSign||o.namedBy!==void 0?(e.slice(-1-kc).filter(r).forEach(i),s=xc):s>0&&(i(o),s-=1),e.length>2*qn&&(e=e.slice(-qn))},above:()=>e,lines:()=>[...t,...e.filter(r)]}}function Jn(t,e,n){const s=[];for(let i=t.length-1;i>=0&&s.length<e;i--){const r=t[i];r!==void 0&&n(r)&&s.unshift(r)}return s}var yc=I(31541);const Oc=[/^\[?\d{1,4}[-:/. ]\d\d[-:/.]\d\d?[\dT:.,+Z ]*\]?:?\s*(?:\|\s*)?/,/^#\d+ (?:\d+\.\d+ )?/,/^\d+(?:\.\d+)?:? (?=\S)/,/^\[(?!cause\]|(?:remote )?rejected\])[^\]]{1,60}\]:?\s*/,/^(?![^ ]*\.\w{1,6}:\d)[\w@/.-]{1,60}:[\w:-]{1,40}: /,/^[\w@/.-]{1,60} +\| /,/^npm (?:ERR!|error) (?!code )/,new RegExp("^\\p{Extended_Pictographic}\\uFE0F? +(?:(?:error|warn|info) +)?","u"),/^(?:= )?(?:note|help): (?=.*\berror\b)/,/^[-*•│|>#»›❯▸+✖✘✗×❌⨯⚠·↳=!:]{1,3}\s+/u,/^\s+/],Nc=8,Lc=/^.{0,60}\b(?:ERROR|FATAL|CRITICAL|SEVERE|ERR)\b|level=(?:error|fatal)|"level":"(?:error|fatal)"|^(?:\w{1,30}: )?[\d/:. -]{0,30}(?:\[[^\]]{1,40}\] ){0,2}\[(?:alert|ALERT|crit|emerg|error|fatal)\]|^.{0,30}(?:✖|✘|✗|×|❌|⨯)|^E {2,}|[│╷] ?Error/,gt=[["errorLabel",1.5,/^(?:(?:fatal|internal|compiler|compile|build|runtime|syntax|type|unhandled|uncaught|serverless|upload|\w+) )?(?:error|E|fatal|panic|failure|exception)\b ?(?:\[?\w*\]?|in .{1,80} )(?::|!)\s*\S/i,"evidence"],["exceptionStart",1.8,/^(?:Uncaught |Unhandled exception[.:] |Exception in thread "[^"]{1,100}" )?\\?(?:[\w$]+(?:\.|::|\\))*[A-Z]\w*(?:Error|Exception|Failure|Timeout|Failed)(?: \[\w+\]| \(\w+\))?: \S/,"evidence"],["cause",2,/^(?:\[cause\]:|(?:caused by|because|nested exception is)\b:?|(?:root )?cause:)\s*\S/i,"evidence"],["wrapper",-2.1,/\b(?:errored|did not pass|did not run successfully|completed with|see (?:the )?(?:following|log|above|output|report)|found (?:ERROR|WARNING)s?$|previous errors?|stopped|giving up|run failed|not successful|unsuccessful(?:ly)?|failed (?:at|during|with|in|for|on)|^the following|there (?:were|was|are)|some (?:tests|errors|checks)|one or more|error summary|errors? (?:occurred|found|were found|generated|in \d)|an error occurred|something went wrong|went wrong|could not (?:apply|process|complete|finish|read from remote)|connection (?:was )?unexpectedly closed|error in (?:\w+ ){1,4}stream\b|operation failed|could not resolve dependencies for project|finished with errors|no output\b.{0,20}\bproduced|abort(?:ing|ed due to)\b|test suite \S+ failed)/i],["compilerError",2.7,/(?:\.\w{1,6}['"]?(?::\d+(?::\d+)?|\(\d+(?:,\d+)?\)|:\[\d+,\d+\])|[A-Za-z][\d_]* ?):? (?:- )?(?:fatal )?error(?: [A-Z]+\d+|\[\w+\])?: (?!error\b)\S|:\((?:\w+ )?(?:error|failure)\): \S/i,"evidence"],["cannot",1.4,/\b(?:can(?:no|')t|can not|could ?(?:not|n't)|couldn't|unable to|not able to|refus(?:es|ing) to|would be (?:overwritten|reformatted|lost)|(?:not|dis)[ -]?allowed|not permitted|not signed)\b/i,"evidence"],["negated",1.6,/\b(?:do(?:es)?|did|is|are|was|were|has|have|must|should|need|will|may)(?: not|n't)\b|\bnot \w+ed\b/i,"evidence"],["missing",1.9,/\b(?:not found|no such|(?<!-)missing|no matching|not exist|nonexistent|does not contain|not installed|not defined|undefined|uninitialized|unresolved|unbound variable|not declared|undeclared|is empty|no .{1,30} (?:found|defined|provided|available|matched|matching))\b/i,"evidence"],["denied",1,/\b(?:denied|refused|forbidden|unauthori[sz]ed|rejected|not authorized|unauthenticated|not authenticated|(?:verification|authentication|handshake) failed|(?<!read-only )permission|insufficient|exhausted)\b/i,"evidence"],["conflict",1.6,/\b(?:already exists?|conflicts?|conflicting|mismatch(?:ed)?|incompatible|duplicate|in use|not equal|differs?|(?<!\bfiles? )changed|modified|out of (?:date|sync)|obsolete|dirty|uncommitted|stale|locked|another|cycl(?:e|ic)|circular|unhealthy|incorrect)\b/i,"evidence"],["exceeded",.9,/\b(?:exceed(?:ed|s)?|timed? ?out|timeout(?![-:=\w]| method)|deadline|too (?:many|large|long|big|old|slow|few|low)|limit|below|above|threshold|not met|crossed|expired|max attempts|more than .{0,40}\bmax(?:imum)?)\b/i,"evidence"],["killed",.9,/\b(?:killed|crashed|segmentation|core dumped|signal|out of memory|oom|no space left|deadlock|overflow|panicked|aborted|terminated|disconnected)\b/i,"evidence"],["errno",1.4,/: (?:No such file or directory|Permission denied|(?:command )?not found|File (?:exists|too large|name too long)|Connection (?:refused|reset by peer|timed out)|Not a directory|Is a directory|Directory not empty|No space left on device|Broken pipe|Text file busy|Cannot allocate memory|Operation not (?:permitted|supported)|Resource temporarily unavailable|Device or resource busy|(?:target|device) is busy|Read-only file system|Exec format error|Invalid (?:argument|cross-device link)|Argument list too long|Too many (?:open files|levels of symbolic links)|Input\/output error|Bad file descriptor|No route to host|Network is unreachable)\b/i,"evidence"],["race",-.5,/^diff (?:-\S+ )*\S+ \S+$|\b(?:data race|leak(?:s|ed|ing)?\b|vulnerabilit\w+|broken\b|dead\b|violat\w+|corrupt\w*|drift\b)/i,"evidence"],["network",.7,/\b(?:ECONN\w+|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|connection (?:reset|refused|closed|timed)|could not resolve|unreachable|name resolution|TLS|certificate)\b/,"evidence"],["expected",1.6,/\b(?:expected|expects|expecting|received(?! (?:from|by)\b)|actual(?=\W{0,3}[:=])|but (?:was|got|found)|instead of|wanted|got)\b(?! due| to)/i,"evidence"],["exitStatus",-2.4,/\b(?:exit(?:ed|s)?|return(?:ed)?|finished)\b.{0,20}\b(?:status|code|value)?\b.{0,12}\b-?\d{1,3}\b|\b(?:exit|return|status) (?:code|status)\b|non-?zero|did not complete|did(?:n.t| not) exit\b/i],["advice",-2.8,/^(?:please|try|run|use|see|to|for (?:more|help|further|details)|hint|note|help|tip|re-?run|visit|docs?|learn|if (?:you|this)|you (?:can|may|should|need|must|might)|check|make sure|ensure|consider|did you|either|maybe|perhaps|(?:but )?normally|add|adjust|fix|read|view|get (?:more|help|support)|info|alternatively|or)\b/i],["guess",-1.8,/\b(?:(?:might|may(?! not)|maybe|perhaps|possibly|in most cases|usu\w+|probably|most likely|potential|hints?|general case|does(?: not|n.t) mean)\b|e\.g\.|can be \w+ by\b)(?<!\([^)]{0,100})/i],["rule",2,/\b[A-Z][a-z]+(?:[A-Z][a-z]+)+ - |\((?:\w+:)?[a-z]+(?:-[a-z]+)+\)$|:\d+:(?!in\b)[a-z_]+\b/],["skipped",-2.2,/\b(?:pending|do not affect|skipp(?:ed|ing)|ignor(?:ed|ing)|optional|filtered out|suppressed|is used\b|expected failure|continu(?:e|ing)|nevertheless|fall(?:ing)? ?back|default(?:s|ing)? to|non-fatal|harmless|next (?:try|attempt)|retry(?:ing)? (?:in|with))\b|[,;] (?:using|trying|waiting|building)\b/i],["testTitle",1.5,/^(?:FAIL(?:ED)?|ERROR|not ok|✕|✗|✘|×|●|---)\s|(?:FAILED|(?<!-)\bfailed)(?: \(?[\d.]+ ?m?s\)?)?$|\b(?:FAIL|FAILED|FAILURE)\b(?!:)/,"evidence"],["requires",1.6,/\b(?:requires?|required|must|needs? to|depends on|should)\b/i],["commandFailed",-2.5,/\bexecution failed for task\b|\b(?:command|process|script|program|recipe|task|step|goal|target|hook|job|action|plugin|container)\b.{0,160}\b(?:failed|exited|terminated|returned|did not complete|finished with)\b/i],["wholeFailed",-1.1,/\b(?:build|checking|compilation|deployment|deploy|pipeline|run|install(?:ation)?|execution|tests?) (?:has |have |was |were |is )?(?:failed|failure|failing|unsuccessful|aborted|cancell?ed|stopped)\b|\b(?:could not|failed to|unable to|cannot|can't) (?:compile|build|complete|execute|run|solve|finish|start|continue|process|generate)\b/i]],Qn=gt.filter(([,,,t])=>t!==void 0),Fc=/err|Err|ERR|ail|AIL|xcept|anic|not |n't|no such|No such|nable|issing|nvalid|nknown|unexp|Unexp|xpect|eni(?:ed|al)|fus(?:ed|al)|orbid|thoriz|eject|lready|onflict|ismatch|iffer|xceed|ime(?:d )?-?out|TIMEOUT|eadline|oo (?:many|large|long|slow)|illed|rash|egmentation|emory|No space|no space|eadlock|bort|isconnect|ndefined|nresolved|mbiguous|llegal|alformed|nsupported|ncorrect|compatible|broken|Broken|roken|leak|RACE|race|iolat|orrupt|bsolete|xpired|ause|depends|equire|must |should|ssert|≠|!=|warn.{0,20}error|[45]\d\d [A-Z]|hreshold|reset by|nreachable|ocked|dirty|ncommitted|odified|ctual|got |want|signal|denied|unsat|cycl|loop|empty|duplicate|Duplicate|outdated|out of|✗|✘|✖|×|✕|❌|:\d+:|nsufficient|xhausted|nhealthy|CRITICAL|SEVERE|FATAL|\[(?:alert|ALERT|crit|emerg)\]|atal: |E: |in use|limit|\b(?:above|below)\b|llowed|ermi(?:tted|ssion)|would be|able to|nother|\bstale|hanged|ircular|verflow|ore dumped|erminated|[Bb]usy|\bdrift|ECONN|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ertificate|nstead of|ore than|nbound|ndeclared|ninitiali|ulnerabilit|nauth|\bsigned\b/,vc=/<?https?:\/\/\S+/g,$c=/\b(?:0 \w+|\w+: 0\b(?![.\d]))/g;function Cc(t){return t.replace(vc,"").replace($c,"")}function ee(t){let e=t;for(let n=0;n<Nc;n++){const s=Oc.map(i=>i.exec(e)?.[0]).find(Boolean);if(s===void 0||s.length>=e.length)break;e=e.slice(s.length)}return e}const _c=(0,y.kc)("");function Dc(t){const e=Ic(),n=jc(),s=Pc(),i=Mc(),r=pc(c),o=rc();let a="",d=!1;function c(l,{label:u,text:f}){const p=l.kind!=="header",{error:g,isExit:m}=n.read(l,f);if((m||!p)&&o.close(),d=p&&(d||m),m){s.end();return}const h=we(l),b=h+l.text;if(b===""&&a==="")return;a=b;const E=i(l,{index:s.index(),label:u,text:f,error:g}),k=p&&!f.startsWith(V.OF)?o.add(f,he(u)):void 0,S={...E,...s.count({...E,error:g&&!d}),cut:l.cut,rest:l.rest,label:h+u,namedBy:k};p&&t(S,e.above()),e.add(S)}return{add:r.add,end(l=""){r.end();const[u,f]=[e.lines(),e.above()];return{events:u,last:f,...n.found(),...s.counts(),entries:o,header:l}}}}function Mc(){const t=Qc(),e=qc(),n=zc(),s=nl();return({kind:i},r)=>{const o=t(i,r.text),a=o.kind==="failure"?"":we({kind:i}),d=n({...r,lineClass:o}),c=d||es({lineClass:o}),l=i!=="header"&&r.text.trim()!=="";return{...r,lineClass:o,mark:a,hasSign:d,qualified:l?e({...r,mark:a},o):_c,continuation:s({...r,lineClass:o,isWatched:c})}}}function Pc(){let t=0,e=0,n=0,s,i;return{index:()=>t,count({text:r,lineClass:o,error:a}){return Tc(r)&&(s=t),o.kind!=="noise"&&(e+=1),ht(r,o)&&(n+=1),a&&(i=e),t+=1,{position:e,works:n}},end(){i=e},counts:()=>({strictAt:s,works:n,endsAt:i??e})}}const Uc=tt([Fc]),Wc=3,Bc=5e3;function zc(){const t=new Map;function e(n){const s=n.replace(/\d+/g,"#").trim(),i=(t.get(s)??0)+1;return(i>1||t.size<Bc)&&t.set(s,i),i<=Wc}return n=>{const{text:s,error:i}=n,r=i||es(n)||(0,nn.Ru)(Uc(s));return s.trim()!==""&&r&&e(s)}}function es({lineClass:{kind:t}}){return t!=="noise"&&t!=="text"}const Gc=/^Process completed with exit code (\d{1,10})\.$/;function jc(){let t=!1,e,n;return{read({kind:s,timed:i},r){if(t=s==="error"||t&&!i,s!=="error")return{error:t,isExit:!1};n=yc.P.test(r)?r:void 0;const o=Gc.exec(r)?.[1];return o!==void 0&&(e=Number(o)),{error:!0,isExit:o!==void 0}},found:()=>({exitCode:e,timedOut:n})}}const Kc=/^(?:\s{0,2}(?:FILE|File|Line|In|Module|\*{3,} Module):?\s+)?((?:[A-Za-z]:)?[\w@./\\+-]{1,300}\.\w{1,8})(?: line \d+)?:?\s*$/,ts=/^\s{0,8}[>-]?\s{0,3}\d{1,6}(?::\d{1,6}:?\s|:\s|\s{2,}|\t| \|)\s*/,Zc=/^\s{0,4}\d{1,5}\) \S/,Hc=/^\s{4}/,Xc=5;function qc(){let t,e=[];function n(s,{kind:i}){if(Zc.test(s))e=[s];else if(i==="text"&&Hc.test(s)&&e.length>0){e=[...e,s.trim()];const o=e.join(" ");return(s.trimEnd().endsWith(":")||e.length===Xc)&&(e=[]),(0,y.kc)(o)}else e=[];const r=Kc.exec(s)?.[1];if(r!==void 0)t=r;else{if(t!==void 0&&ts.test(s))return(0,y.kc)(s.replace(ts,""),[t]);/^\s|^[|+-]/.test(s)||(t=void 0)}return(0,y.kc)(s)}return(s,i)=>{const r=mt(s.text),o=he(s.label===""?r:s.label),a=s.text.slice(r.length),{text:d,context:c,key:l}=n(a,i),u=l===a?s.mark+a:d;return(0,y.kc)(u,o===""?c:[o,...c])}}const Vc=/^(?:The operation was canceled\.|$)/,Yc=/^(?:\s|\d+ +\|)/,Jc=/^CMake /;function Qc(){let t=!1,e=!1;return(n,s)=>{if(n==="header")return{kind:"text"};const i=wc(s);if(n==="error")return t=!1,i.kind==="failure"?i:Vc.test(s)?{kind:"text"}:{kind:"error",form:ko};if(i.kind==="warning"&&(e=Jc.test(s)),t&&e&&s.trim()==="")return i;const r=i.kind==="text"||i.kind==="mention";return t=i.kind==="warning"||t&&r&&Yc.test(s),t?{kind:"warning"}:i}}const el=2e3,ns=1e3,tl=60;function nl(){const t=new Map;let e=[],n=0;return({index:s,text:i,lineClass:r,isWatched:o})=>{const a={before:n,resumed:void 0},d=sl(i,r),c=d===void 0?void 0:t.get(d),l=ht(i,r)?-1:c;if(l!==void 0){const f=e.findLastIndex(p=>p.index<=l)+1;for(const p of e.splice(f))p.continuation.resumed=n;n+=1}return d!==void 0&&c===void 0&&t.size<el&&!(0,w.As)(i)&&t.set(d,s),o&&e.push({index:s,continuation:a}),e.length>2*ns&&(e=e.slice(-ns)),a}}function sl(t,e){if(!(!(e.kind==="text"||e.kind==="noise"||(0,x.j)(t))||!/^(?!npm (?:ERR!|error)).*[\p{L}\p{N}]/u.test(t)))return/^\s*\S+/.exec(t.slice(0,tl))?.[0].replace(/^\s+/," ").replace(/\d+/g,"#")}var _e=I(48454),il=I(3875);function rl(t,e,n){const s=dl(t),[i,...r]=s,o=e?.replace(is,""),a=e===void 0?e:{line:o,isCertain:n},d=(u,f)=>({...De(u)||Me(u)?{entry:u,line:f}:{line:u.printed.replace(is,"")},isCertain:ss(u)||n});if(i===void 0)return a;const c=i.title!==void 0&&!De(i);if(e===void 0)return c?e:d(s.find(Me)??i);const l=s.find(({detail:u})=>u!==void 0&&e.includes(u))??s.find(({printed:u})=>u.trim()===e.trim());if(i.isTest)return i.detail!==void 0?d(i):l?.isTest?d(l):d(i,o);if(l!==void 0){const u=f=>[l,f].every(Me)&&f.tool===l.tool&&!cl.test(f.detail??"");return d(s.find(u)??l)}return c?a:ll(i)&&(Me(i)||i.position!==void 0)?d(i):ss(i)?r.length===0?d(i,o):n?a:d(i):a}const ol=/\([^()]*$/,al=/^[^()]*\)/;function dl(t){const[e,n,...s]=t;return ol.test(e?.detail??"")&&al.test(n?.detail??"")&&n?.position!==void 0?[n,...s]:t}function ss({title:t,position:e,tool:n}){return(t??e)!==void 0&&n!==Y.tool}function De({title:t,detail:e,position:n,isTest:s}){return t!==void 0&&(s||(e??n)!==void 0)}const is=/^\s*(?:[│┃]\s+|\^-*\^? (?=\S))/,cl=/^[!⚠]/;function Me({tool:t,detail:e=""}){return t!==Y.tool&&e.length>=il.k$}function ll({title:t,position:e,printed:n}){return[t,e?.path].some(s=>s!==void 0&&n.includes(s))||n.trimStart().startsWith(`${e?.line} `)}function ul(){let t=0,e=!1;return{separate(){e=!0},begin({after:n}){t=Math.max(t,n)},end(){t=0},includes({line:{text:n},isValue:s}){const i=t>0&&(!e||s||/^\s/.test(n));return e=!1,t=Math.max(0,t-1),i}}}const fl=/^\s*(?:[+-] *\W?\d|[+-] {1,40}["']?[\w$.-]{1,60}["']?: |Which is: |\(\w{1,20}\) \S)|^\s{2,8}-?\d[\d.]*$|\d\W? (?:[!=]==?|=>|[<>]=?) \W?\d/,pl=/(?<![\w.:])\d+(?![\w:])/g;function ml({qualified:t,lineClass:{kind:e}}){return t.key!==""&&e!=="noise"&&e!=="warning"&&e!=="summary"}function hl(t,e){const{text:n,context:s}=t.qualified,i=(0,T.bh)([...s,n].join(" "));return{line:t,found:e,isSpecific:i,names:(s.length===0?i:(0,T.bh)(n))&&!(0,T.yp)(n),report:e.kind==="failure"||e.kind==="error"&&!(0,L.Fl)(n)?e.form:void 0,isValue:fl.test(t.text)}}function gl({line:t,found:e,report:n,isSpecific:s,isValue:i},r){const o=t.qualified.text,a=e.kind==="failure"?(0,L.LJ)(o):/\d/.test(o),d=(0,T.SD)(o),c=e.kind==="text"?!r||!(i||d):a&&!d;if(!s&&c)return;const l=e.kind==="mention"&&s&&(o.match(pl)?.length??0)<2;return n!==void 0||r&&!(0,L.Fl)(o)||l?"report":"mention"}function bl({line:t,found:e,names:n},s){const i=s==="report"||e.kind==="mention"||(0,x.ew)(t.qualified);return n&&i&&(0,T.j4)((0,T.uE)(t.qualified.text))}const El=[[/^\s*\[\+\] /,"[+] it cannot be called twice 5ms","[-] it cannot be called twice 5ms"],[(0,v.T)(/[✓]/),"\u2713 draws 3\xD74 cells","cannot deploy api to eu \u2717, us \u2713"]],Sl=[[/^\s*<(?:test-?)?case [^>]{0,300}\/>$/,'  <case suite="cart" name="adds"/>','  <case suite="cart" name="adds">'],[/^\[?\d+\/\d+\]? \S{1,200} \d[\d.]* ?m?s$/,"[3/9] cart.adds 12 ms","[3/9] cart.adds 12 rows"],[/(?:^\W{0,8}|[[|║│,] {0,8}|\bmsg="[\w -]{0,60})(?:ok|OK|PASS|PASSED|[Pp]assed|[Ss]uccess)(?=$|["\])|║│,]|\s{2}| \W| \d| [A-Z]| in )/,"| cart | OK | 3 ms","| cart | OK to add | 3 ms"],[/\b(?:ok|OK|PASS|PASSED|[Pp]assed)$/,"Checking spec/cart_spec.lua    OK","\u2718 3/4 URLs passed"]],wl=(0,v.E)(El),Al=(0,v.T)(/(?<!\w)[✗](?!\w)/),Rl=(0,v.E)(Sl),Tl=(0,v.T)(/\b(?:got|instead|not|no|never|nothing|nok|un(?!i(?:on|que|t|v))\w+|want\w*)\b|n't\b|[✗]/i);function H(t){return wl.test(t)&&!Al.test(t)||Rl.test(t)&&!Tl.test(t)&&!x.TR.test(t)}const rs=2,kl=/^[+-](?![+-])/;function xl(){let t=0;return({qualified:e},n,s)=>{const i=(t>0||kl.test(e.key))&&!H(e.text),r=s||(0,x.ew)(e);return t=r?rs:Math.max(0,t-1),[...(s?Jn(n,rs,Il):[]).map(a=>a.qualified),...r||i?[e]:[]]}}function Il({qualified:t,lineClass:e}){return t.key!==""&&e.kind!=="noise"&&e.kind!=="summary"&&!H(t.text)}const yl=/^\d{1,4}\. (?=\S)/;function Ol(t,e){const{hasFailure:n}=e,s=e.entries.flatMap(({isTest:l,title:u=""})=>l?(0,y.kc)(`\u2261 ${u}`):[]),i=n?Nl(t,e):Ll(t,s,e),r=new Set(i.loose.filter(bt)),o=[...i.strict,...t.of("compared"),...r],a=i.loose.filter(l=>!r.has(l)),d=o.some(({text:l})=>hd(l)),c=n?["report","mention","warning"]:["output"];return{isInToolForm:n,identifiesError:e.identifiesError||o.some(l=>bt(l)&&(0,T.j4)(l.text)),log:{texts:[...d?e.rows.map(Cl):[],...Fl(t,{strict:o,loose:a},[...s,...r],e)],blamesTable:d,isReadToEnd:!c.some(t.isMissed)}}}function Nl(t,{blamesWarnings:e}){const n=e?t.of("mention","warning"):t.of("mention");return{strict:t.of("report"),loose:n}}function Ll(t,e,{areSeveral:n,identifiesError:s}){const i=t.of("output","warning"),r=f=>(0,T.bh)((0,y.RZ)(f).join(" ")),o=t.of("mention","report"),a=[...s?i.filter(r):i,...o],d=n?[]:t.of("noise");if(!s)return{strict:[...a,...t.of("stop")],loose:d};const c=new Set(t.of("report")),l=f=>H(f.text)||n&&(0,x.j)((0,y.RZ)(f).join("")),u=f=>c.has(f)||t.hasExact(f)&&!(0,L.EL)(f.text)&&!l(f);return{strict:[...a.filter(u),...e.length>0?e:t.of("stop")],loose:[...d,...a.filter(f=>!u(f)&&!l(f))]}}function Fl(t,{strict:e,loose:n},s,{recovered:i,entries:r}){const o=new Set([...t.of("compared"),...s]),a=h=>o.has(h)||bt(h)||K(h.text)||lt(h.text),d=[...i].map(h=>(0,y.kc)(h)),c=new Map([...t.masked(s),...t.output(d)]),l=t.masked(t.of("noise")),[u,f]=[t.masked(e),t.masked(n)],p=t.masked([...e,...n].filter(a)),g=new Map($l(r).map(h=>[h.key,{masked:h}])),m=new Map([c,l,u,f,g].flatMap(h=>[...h]));return Array.from(m,([h,{masked:b}])=>({masked:b,withoutNumbers:(0,y.kc)(ut(b.text),b.context.map(ut)),count:c.get(h)?.count??0,reported:u.get(h)?.count??0,isMentioned:f.has(h),isEntry:g.has(h),isNoise:l.has(h),compares:p.has(h),names:u.has(h)&&re.o_.test(b.text)&&!vl(b.text)}))}function vl(t){return(0,T.yp)(t)||(0,T.ZT)(t)}function $l(t){return t.filter(({printed:e})=>!(0,L.Fl)(e)).filter(({title:e,printed:n})=>e??!((0,L.EL)(n)||(0,x.j)(n))).map(({printed:e})=>(0,y.kc)(at(Fe(e).replace(yl,""),"")))}function bt({text:t}){return pe(t)!==void 0}function Cl(t){const e=(0,y.kc)(t);return{masked:e,withoutNumbers:e,count:0,reported:0,...{isMentioned:!1,isEntry:!0,isNoise:!1,compares:!0,names:!1}}}const os=["noise","output","stop","warning","mention","compared","report"],_l=1e4,Dl=1e3;function Ml(t){const e=new Map,n=new Map,s=new Set;function i(r){const o=new Map;for(const a of r){const d=e.get(a.key),c=d?.text===a?d.compared??=t.compared(a):t.compared(a),{count:l=0}=o.get(c.key)??{},u=Math.max(1,d?.times??0);c.key!==""&&o.set(c.key,{masked:c,count:l+u})}return o}return{note(r,o,a=!1){const d=n.get(r)??0,c=e.get(o.key),l=c===void 0&&d>=(r==="stop"?Dl:_l);if((a||l)&&s.add(r),l)return;const u=c??{text:o,role:r,isExact:!1,times:0};c===void 0&&n.set(r,d+1),os.indexOf(r)>os.indexOf(u.role)&&(u.role=r),r==="output"&&(u.times+=1),e.set(o.key,u)},isMissed:r=>s.has(r),keepNumbers(r){for(const o of r.map(({key:a})=>e.get(a)))o&&(o.isExact=!0)},hasExact:({key:r})=>e.get(r)?.isExact===!0,omit(r){for(const[o,{text:a}]of e)r(a)&&e.delete(o)},of:(...r)=>[...e.values()].flatMap(({text:o,role:a})=>r.includes(a)?o:[]),masked:i,output(r){const o=[...i(r).values()].map(l=>l.masked.text),a=[...e.values()].filter(({role:l})=>l!=="noise"),d=[...i(a.map(({text:l})=>l))],c=l=>o.some(u=>l.endsWith(u));return new Map(d.filter(([,l])=>!c(l.masked.text)))}}}const Pl=/^(?:[\w.-]{1,60} +\| )?(?:\(node:\d+\) (?:\[\w{1,20}\] )?(?!Unhandled)\w{0,60}Warning: |\(Use `node --trace-|npm (?:WARN|warn|notice)(?: |$))/,Ul=/^ {2}\S/,Wl=/(?<!\b(?:0|no|without) (?:\w{1,20} )?)\b(?:warnings?|deprecat\w+|stderr)\b(?!:? 0\b)/i;function Bl({text:t,lineClass:e}){return e.kind!=="warning"&&Wl.test(t)}function zl(){const t=[];let e;return{read({text:n,mark:s,qualified:i,lineClass:r}){const o=e!==void 0&&Ul.test(n);e!==void 0&&(e.isNotice=o),e=void 0;const a=n.includes("Warning: ")&&x.my.test(n);if(r.kind==="failure"||!(o||a||Pl.test(n)))return!1;const d={texts:[i.key,s+n],isNotice:!a};return a&&(e=d),t.push(d),!0},all(){return new Set(t.flatMap(n=>n.isNotice?n.texts:[]))}}}var Pe=I(47928);const as=/(?<![\w.])\d+(?:\.\d+)? ?(?:ms|[µμ]s|ns|s|secs?|seconds?|milliseconds?|m|min|minutes?|(?:runs|assertions|tests|examples)\/s)(?![\w])/g,Gl=/<duration>(?:[ ,+=]{0,3}<duration>)+/g,jl=/(?<! ) *[([]<duration> *[)\]]/g,ds=/^(?<path>\S{1,200}\.py )?(?<marks>(?:(?<=\.py )[.FEsSxX]|^[.CWEF]$|[.CWFEsxSPUX*●✱◌◼✓✗·,]{2})[.CWFEsxSPUX*●✱◌◼✓✗·,]*)(?: *\[ *\d+%\]| +\d+ \/ \d+ \( *\d+%\))?$/u,Kl=/[.●✓·*,sSx]/gu,Zl=(0,v.T)(/[✗]/),Hl=/^1\.\.\d+$/,cs=/fail|error|broken|crash|timed|unsuccess|problem|offen[cs]e|violation|issue|finding|warn|flak|vulnerab|missing|invalid|leak|abort|kill|lost/i,Xl=/\b(?:pass\w*|succe\w+|ok|total|tests?|examples?|specs?|cases?|checks?|files?|suites?|scenarios?|steps?|features?|snapshots?|complete\w*|ran|run|executed|finished|skip\w*|pending|ignored|disabled|todo|assert\w*|expect\w*|measured|filtered|deselected|tasks?|packages?|projects?|items?|workers?|modules?|jobs?|threads?|chunks?|actionable|up-to-date|cached)\b/i,ql=/(?<![\w.:/-]|\d of )\d+(?:,\d{3})*(?<words>(?: ?\(s\)| [a-z][\w-]*(?:\(s?\))?){1,3})/gi,Vl=/(?<![a-z] {0,20})(?<words>[a-z][a-z ]*)(?<between>\s?[:=]\s{0,12}|\s{1,12})\d+(?:,\d{3})*(?![\d.%]| [a-z])/gi,Yl=/(?<!\d[,.]?)0(?![\d.,])/,Jl=/^\d+%(?=: | tests? passed)/,Ql=/\(\d+(?:,\d{3})*\)/g,eu=/\b(?<count>\d+)(?<of> of |\/)\k<count>\b/g,tu=/(?<=\b\d+(?: of |\/))\d+/g,nu=/^[\W_]*<n>(?:[\W_]|<n>|<duration>|\b(?:pass(?:ed|es|ing)?|success(?:es|ful)?|succeeded|skip(?:ped)?|pending|ignored|todo|ok|tests?|total|ran|run|running|examples?|specs?|assertions?|suites?|in|of|using|workers?|collected|items?)\b)*$/i,su=/^\W{0,8}[a-z][a-z ]{0,40}:? +\d+$|^\W{0,8}(?:found )?\d[\d,]*(?: [a-z][a-z-]*(?:\(\))?){1,3}(?:\W{1,4}\d[\d,]*(?: [a-z][a-z-]*){1,3}){0,6}\W{0,4}$/i;function iu(t,e,n){if(!/[\p{L}\p{N}]/u.test(e))return Zl.exec(t)?.[0]??"";const{marks:s,path:i=""}=ds.exec(t.trim())?.groups??{};if(s!==void 0){const r=us(s);return r===""?"":i+[...new Set(r)].toSorted().join("")}if(Hl.test(e))return"1..<n>";if(!n&&K(e))return(0,ce.JE)(e);if(ls(t,e)||(0,L.EL)(t)){const r=fs(du(ve(t,!0)));return nu.test(r)?"":(0,ce.JE)(r)}return!n&&au(e)?(0,ce.JE)(t):(0,ce.JE)(fs(e))}const ru=/^[<>] \S/;function ls(t,e){return ru.test(t)?!1:su.test(t)&&!(0,Pe.wJ)(t.replace(/(?<!\d)\d+$/,""))||(0,L.PY)(e)||Dn(t)!==void 0}function ou(t){return us(ds.exec(t.trim())?.groups?.marks??"").length}function us(t){return t.replace(Kl,"")}function fs(t){return t.replace(as,"<duration>").replace(jl,"").replace(Gl,"<duration>")}function au(t){return(t.replace(as,"<duration>").match(/<duration>/g)??[]).length>1}function du(t){const e=(s,i)=>!cs.test(i)&&Xl.test(i)&&!Yl.test(s);return(cs.test(t)?t.replace(tu,"<n>"):t.replace(eu,"<n>$<of><n>")).replace(Jl,"").replace(ql,(s,i)=>e(s,i)?`<n>${i.replace(/s\b/g,"")}`:s).replace(Vl,(s,i,r)=>e(s,i)?`${i}${r}<n>`:s).replace(Ql,"(<n>)")}const cu=5e6,lu=200,uu=new Set(["tests that passed","tests that were skipped","downloads","package managers","progress","coverage"]),ps=new Set(["failure","error","mention"]),fu=[T.yp,x.yU,H];function pu(t){const e=new Map,n=(0,w.tp)(),s=bu();let i=!0,r=cu,o,a;return{read({label:d,text:c,cut:l,rest:u,lineClass:f,qualified:p}){s.read(c),mu.test(c)&&o!==void 0&&(o.isCode=!1);const g=!l||u!==void 0,m=d+c+Et(u)+(p.key===c?"":`
${p.key}`),h=e.get(m),b=n(c);if(o!==void 0&&ps.has(o.lineClass.kind)&&(0,x.rp)(c)&&(o.retried+=1),h!==void 0)h.count+=1;else{if(c.trim()==="")return;g&&(r-=m.length+lu)>=0?e.set(m,{...ms(d,c),qualified:p,rest:Et(u),lineClass:f,isCode:b,retried:0,count:1}):i=!1}o=e.get(m),a=o},has:d=>[...e.values()].some(d),keyOf:({label:d,text:c,rest:l,lineClass:u})=>hs({...ms(d,c),lineClass:u,rest:Et(l)},t),lines(d,c){const l=d&&i&&!s.isCut(),f=[...e.values()].filter(({lineClass:m})=>l||ps.has(m.kind)).map(m=>({line:m,key:hs(m,t)})),p=(0,nn.c1)(f.filter(({key:m})=>m!==""),({key:m})=>m),g=new Map(p.map(m=>{const[{line:h,key:b}]=m,E=m.reduce((S,A)=>S+Eu(A.line),0),k=Su(h,t,c(h.qualified.key));return[b,{...k,key:b,count:Math.max(1,E)}]}));return{lines:f.map(({line:m,key:h})=>({label:m.label,text:m.qualified,masked:t.whole(m.qualified),row:g.get(h),count:m.count,isLast:m===a,isBeside:St(m),hasValue:!St(m)&&ku(m,g.get(h)),isNamedEnding:Tu(m,g.get(h))})),rows:l?[...g.values()]:void 0}}}}function Et(t){return t===void 0?"":`\u2026${(0,rn.o)([t])}`}const mu=/^[\s|│>\d]*\^[\s^~-]*$/,hu=/^1\.\.(\d{1,7})\b/,gu=/^(?:not )?ok\b/;function bu(){let t=0,e=0;return{read(n){t+=Number(hu.exec(n)?.[1]??0),gu.test(n)&&(e+=1)},isCut:()=>e>0&&e<t}}function Eu({text:t,lineClass:e,count:n}){const s=ou(t);return s>0?s*n:e.kind==="noise"?0:n}function ms(t,e){const n=mt(e),s=n.trim()===e.trim()?"":n;return{label:t+s,text:e.slice(s.length)}}function hs({label:t,text:e,rest:n,lineClass:s},{part:i}){const r=i(he(t.replace(/^Error: /,""))),o=iu(e,at(i(e),t),s.kind==="noise");return(r===""||o===""?o:`${r} ${o}`)+n}function Su({label:t,text:e,lineClass:n,isCode:s,retried:i,count:r},{part:o},a){const d=o(e),c=K(d),l="form"in n?n.form:void 0,u=n.kind==="noise"&&uu.has(n.name)&&!Iu(e,n.name),f=s||a||n.kind!=="failure"&&(i===r||(0,x.rp)(e))?"context":Au({text:e,lineClass:n},d,c),p=l?.counts&&yu(e,l);return{text:t+e,says:f,compares:c,isNotice:a,passes:u&&l!==void 0?gs(l):void 0,total:p,failures:f==="total"?wu(e,p?.failed):void 0}}function wu(t,e=Vd(t)){const[n=""]=t.split(/\d/,1);return e===void 0?void 0:{of:n.replace(/[^a-z]+/gi," ").trim().toLowerCase(),count:e}}function Au({text:t,lineClass:e},n,s){if(("form"in e?e.form:void 0)?.role==="total"||(0,L.LJ)(t)||ls(t,n))return"total";const r=(0,T.bh)((0,T.uE)(n))&&!fu.some(o=>o(t));switch(e.kind){case"failure":case"error":case"mention":return r?"failure":"nothing";case"text":case"warning":return r?s?"failure":"text":"nothing";case"noise":case"summary":return"nothing"}}const Ru=/\d|["'`«“][^"'`«»“”]+["'`»”]|[\w.-]\/[\w.-]|\w\.\w/;function St({text:t,lineClass:e}){return e.kind==="warning"||(0,T.ZT)(t)}function Tu(t,e){return e?.says==="nothing"&&!St(t)&&(0,T.bv)(t.label+t.text)}function ku({text:t},e){return e===void 0||e.says==="nothing"||e.says==="context"?!1:Ru.test((0,T.uE)(t))&&(e.says!=="total"||(0,T.bh)(t))}const xu=/^\s*(?:INFO|DEBUG|TRACE|Note|coverage|Statements|Branches|Functions|Lines)\b/;function Iu(t,e){return!e.startsWith("tests ")&&(x.TR.test(t)||xu.test(t))}function yu(t,e){const{failed:n,errors:s}=e.pattern.exec(t)?.groups??{},i=Z(n)+Z(s);return{form:gs(e),tool:e.tool,ofFiles:e.counts==="files",failed:i}}function gs({pattern:t}){return t.source}const Ou=/\b(?:violat\w{2,4}|not met|not reached|exceed(?:s|ed)?|below|above)\b/,Nu=/\.\w{1,8}:\d|^\s*\d+:\d/,bs=/^note: /,Lu=/^npm (?:ERR!|error) (?:in workspace|location|workspace)\b/,Fu=/^\[command\]/,vu=/^\W{0,12}(?:expected|actual|received|got|wanted|want|but was|found|left|right|passed in|diff)(?: \w{1,12})?:?\s*$/i,$u=6,Cu=1e3,_u=/^\s*@@ /,Du=100,Mu=new Set(["downloads","progress","help","levels"]);function Pu(){const t=id(),e=Ml(t),n=pu(t),s=ul(),i=xl(),r=Gu(),o=Bu(e),a=new Set;let d=!1,c=!1,l=!1;const u=zl();let f=!1;const p=new Set;let g=!1,m=!1;return{keyOf:n.keyOf,read(h){const{text:b}=h;n.read(h),f=u.read(h),r.read(b),b.endsWith(" PASSED")&&a.size<Du&&a.add(b.replace(/PASSED$/,"FAILED")),b.trim()===""&&s.separate()},addNoise(h,b){ju(e,h,b)},addWarning(h,b){const{qualified:E,cut:k}=h;e.note("output",E,k),e.keepNumbers(i(h,b,!(0,x.j)((0,y.RZ)(E).join("")))),g||=(0,x.ew)(E),Ku(e,E,b)},addSummary({qualified:h,cut:b}){e.note("output",h,b),s.end(),(0,T.bh)(h.text.replace(/\b\d\S*/g,""))&&e.note("mention",h)},add(h,b){const{line:E,found:k,names:S,report:A}=h,{qualified:N,cut:U}=E,_=k.kind==="text";e.note("output",N,U);const X=b.at(-1)?.qualified;X&&A&&Fu.test(X.text)&&e.note("mention",X);const R=s.includes(h);e.keepNumbers(i(E,b,!_)),f||o(h),m||=!f&&!_&&/\bwarnings?\b/i.test(N.text),A!==void 0&&s.begin(A);const W=zu(b,A);for(const Se of W)e.note("report",Se);const ae=K(N.text)&&!H(N.text),de=W.some(({key:Se,text:sh})=>(0,w.As)(Se)&&(0,T.j4)(sh));c||=de,l||=de||ae,(r.readValue(N.text)||ae)&&e.note("compared",N);const O=gl(h,R);if(O===void 0)return;e.note(O,N,O==="report"&&U);const ne=bl(h,O);f&&ne?p.add(N.key):c||=ne,l||=ne&&!Wu(h),d||=O==="report"&&S&&k.kind==="failure"},compared({entries:h,...b},{header:E,strictAt:k},S){const A=k!==void 0,N=u.all(),U=N.size>0&&!(A||m)&&!n.has(O=>!N.has(O.qualified.key)&&Bl(O)),_=O=>U&&N.has(O);e.omit(({key:O})=>_(O));const X=h.filter(({printed:O})=>!_(O)),R=[...p].some(O=>!_(O)),W=Ol(e,{...b,entries:X,recovered:new Set([...b.recovered,...a]),hasFailure:d,blamesWarnings:m,identifiesError:c||R||A&&g,rows:r.rows()}),ae=!(l||A&&g)&&((0,T.E_)(E)||n.has(({label:O,text:ne})=>(0,T.NN)(O+ne))||!n.has(({text:O})=>(0,T.bh)(O)&&!(0,T.yp)(O))),de={...W.log,...n.lines(S,_),hidesOutput:ae};return{...W,log:de,isNotice:_}}}}const Uu=/\b(?:fail|timed? ?out)(?!.*: \S+ [a-z])/i;function Wu({line:t,found:e}){const n=t.label+t.text;return(0,T.Z4)(n)||e.kind!=="failure"&&Uu.test(n)}function Bu(t){let e;return({line:{qualified:n},found:s,names:i,isSpecific:r})=>{if((0,L.EL)(n.text))return;const o=s.kind==="text";!o&&i&&e!==void 0&&t.note("stop",(0,y.kc)(n.text,[...(0,y.RZ)(e),...n.context])),o&&r&&!H(n.text)&&!(0,x.j)((0,y.RZ)(n).join(""))&&(e=n)}}function zu(t,e){return Jn(t,e?.before??0,ml).map(({qualified:n})=>n).filter(({key:n})=>/^\s/.test(n)&&new RegExp("\\p{L}","u").test(n))}function Gu(){const t=new Set;let e=0,n=!1;return{read(s){t.size<Cu&&gd(s)&&t.add(s);const i=s.trim()==="";n=!i&&(n||_u.test(s)),i&&(e=0)},readValue(s){const i=e>0||n&&An.test(s);return e=vu.test(s)?$u:Math.max(0,e-1),i},rows:()=>[...t]}}function ju(t,{qualified:e,cut:n},s){Lu.test(e.text)&&t.note("mention",e),s==="cleanup"&&t.note("output",e,n),Mu.has(s)&&(0,T.bh)(e.text)&&t.note("noise",e)}function Ku(t,e,n){const{kind:s}=n.findLast(r=>!bs.test(r.qualified.text))?.lineClass??{};bs.test(e.text)&&(s==="failure"||s==="error")?t.note("mention",e):Ou.test(e.text)&&pe(e.text)?t.note("compared",e):Nu.test(e.text)&&!x.my.test(e.text)?t.note("mention",e):(0,T.bh)(e.text)&&t.note("warning",e)}function Zu({entries:t,reasons:e,log:n}){const s=t.length>0&&t.every(De),i=t.some(d=>d.isTest),r=({masked:d})=>pe(d.text)!==void 0,o=i?[]:(0,y.iF)(n.texts).flatMap(d=>r(d)?[]:(0,y.RZ)(d.masked)),a=[wt(t.map(qu)),wt(o.flatMap(d=>d.match(re.KM)??[])),s?"":wt(e.map(Xu))].filter(Boolean);return a.length===0?void 0:a.join(`
`)}const Hu=/^(?!\S*:\/\/)([^\s/]*\/\S*?)(?::\d+){1,2}$/;function Xu(t){return pe(t)??Fe(t.replace(Hu,"$1"))}const Es=/"[^"]*"|`[^`]*`|(?<!\w)'[^']*'(?!\w)/g;function qu({identity:{name:t,error:e},position:n}){const s=e.match(Es)??[],r=e.split(Es).map(ut).map((o,a)=>`${o}${s[a]??""}`).join("");return JSON.stringify([t,n?.path??"",r])}function wt(t){return[...new Set(t)].toSorted().join(`
`)}const Ss=200;function Vu(){const t=[],e=[],n=[];let s=0,i,r,o=!1,a=!1,d=!1;return{readNoise(c,l){o||=ht(c,l)},read({line:c,found:l,names:u,report:f}){const p=c.mark+c.text;if(a||=t.length>0&&(0,x.yU)(p),!!u){if(H(p)||(i=p),l.kind!=="text"&&(s+=1),l.kind==="mention"){const g=a||d?n:e;g.length<V.n&&g.push(p)}if(f===void 0){o||=r!==void 0&&!(0,w.qt)(p)&&ws(p)!==r,d=!1;return}o=!1,a=!1,d=p.endsWith(":"),r=ws(p),t.length<=Ss&&t.push(p)}},named(c){const l=t.length>0,u=c!==void 0&&(0,T.bh)(c)?c:i;return{reasons:l?t:[u??[]].flat(),mentions:l?n:[...e,...n],areComplete:t.length<=Ss,areSeveral:s>1,goesOn:o}}}}function ws(t){return/\S+/.exec(t)?.[0]}var Yu=I(78012);const Ju=/^(?:(?:Error response from daemon|Error|ERROR|error|fatal|E {3,}|docker|curl|FetchError|OSError|IOError|System\.IO\.IOException|java\.io\.IOException|npm (?:ERR!|error)(?: network)?)\b:? {0,8}){1,3}/,As=[["out-of-memory",/\bJavaScript heap out of memory$/,"FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory"],["out-of-memory",/^(?:.{0,100}[:"\]] |\s*)java\.lang\.OutOfMemoryError\b/,"java.lang.OutOfMemoryError: Java heap space"],["out-of-memory",/^(?:> )?Java heap space$/,"> Java heap space"],["out-of-memory",/^(?:E {3,})?MemoryError(?:: |$)/,"MemoryError"],["out-of-memory",/\bOutOfMemoryError: CUDA out of memory\./,"torch.OutOfMemoryError: CUDA out of memory."],["out-of-memory",/\bworker process crashed with error: Out of memory\./,"GitHub actions runner worker process crashed with error: Out of memory."],["out-of-memory",/^fatal error: (?:runtime: )?(?:out of memory|cannot allocate memory)/,"fatal error: runtime: out of memory"],["out-of-memory",/\bld terminated with signal 9\b/,"collect2: fatal error: ld terminated with signal 9 [Killed]"],["out-of-memory",/\bKilled signal terminated program cc1(?:plus)?$/,"c++: fatal error: Killed signal terminated program cc1plus"],["out-of-memory",/\(signal: 9, SIGKILL: kill\)$/,"process didn't exit successfully: `rustc --crate-name basket src/lib.rs` (signal: 9, SIGKILL: kill)"],["out-of-memory",/\/(?:link|compile|cgo|asm): signal: killed$/,"/usr/local/go/pkg/tool/linux_amd64/link: signal: killed"],["out-of-memory",/\bGradle build daemon disappeared unexpectedly\b/,"Gradle build daemon disappeared unexpectedly (it may have been killed or may have crashed)"],["out-of-memory",/^(?:\[Errno 12\] |[\w ./()-]{1,100}: ){1,4}Cannot allocate memory$/,"./build.sh: fork: Cannot allocate memory"],["out-of-memory",/^spawn ENOMEM$/,"Error: spawn ENOMEM"],["out-of-memory",/^memory allocation of \d+ bytes failed$/,"memory allocation of 33554432 bytes failed"],["out-of-memory",/\bprocess .{0,40}terminated by another process: signal=SIGKILL\b/,"A jest worker process (pid=12) was terminated by another process: signal=SIGKILL, exitCode=null."],["out-of-memory",/^signal: killed$/,"signal: killed"],["out-of-memory",/\bfatal error C1060: /,"a.cpp(12): fatal error C1060: compiler is out of heap space"],["tool-crash",/\bfatal error C1001: /,"a.cpp(12): fatal error C1001: Internal compiler error."],["tool-crash",/^(?:\S{1,300}\.(?:[chfmSs]|cc|cpp|cxx|f90|go|hpp|rs)(?::\d+){1,2}: |(?:\S{0,60}[+c-])?(?:c\+\+|g\+\+|cc|gcc|gfortran)(?:-\d+)?: )?internal compiler error: /,"main.c:12:5: internal compiler error: in build_int_cst_wide, at tree.c:1210"],["tool-crash",/^(?:note: )?the compiler unexpectedly panicked\. [Tt]his is a bug/,"note: the compiler unexpectedly panicked. This is a bug"],["tool-crash",/^ghc(?:-[\d.]{1,12})?: panic! \(the 'impossible' happened\)/,"ghc-9.4.7: panic! (the 'impossible' happened)"],["tool-crash",/^An exception has occurred in the compiler \(/,"An exception has occurred in the compiler (17.0.1). Please file a bug against the Java compiler"],["tool-crash",/^Please submit a bug report \(https:\/\/(?:www\.)?swift\.org\//,"Please submit a bug report (https://swift.org/contributing/#reporting-bugs) and include the crash backtrace."],["tool-crash",/^(?:oh no: Bun has crashed\. )?This indicates a bug in Bun, not your code\b/,"oh no: Bun has crashed. This indicates a bug in Bun, not your code."],["tool-crash",/\bld terminated with signal (?:4|6|7|11)\b/,"collect2: fatal error: ld terminated with signal 11 [Segmentation fault], core dumped"],["tool-crash",/\b(?:Segmentation fault|Bus error|Aborted|Illegal instruction) signal terminated program \w{1,20}$/,"c++: internal compiler error: Segmentation fault signal terminated program cc1plus"],["tool-crash",/\bunable to execute command: (?:Segmentation fault|Bus error|Aborted|Illegal instruction)\b/,"clang: error: unable to execute command: Segmentation fault (core dumped)"],["tool-crash",/: `(?:\S{0,200}[\\/])?(?:rustc|rustdoc|clippy-driver)(?:\.exe)? .{0,400}` \((?:signal: (?:4|6|7|11), SIG\w{3,4}: |exit code: 0xc0000(?!13a)[\da-f]{3}\b)/,"process didn't exit successfully: `rustc --crate-name basket src/lib.rs` (signal: 11, SIGSEGV: invalid memory reference)"],["tool-crash",/[\\/](?:link|compile|cgo|asm)(?:\.exe)?: (?:signal: (?:segmentation fault|bus error|aborted|illegal instruction)|exit status 0xc0000(?!13a)[\da-f]{3})\b/,"/usr/local/go/pkg/tool/linux_amd64/compile: signal: segmentation fault (core dumped)"],["tool-crash",/\b(?:linker|clang frontend) command failed (?:due to signal|with exit code 13[2459])\b/,"clang++: error: linker command failed due to signal (use -v to see invocation)"],["tool-crash",/^(?:error: )?rustc interrupted by SIG(?:ABRT|BUS|ILL|SEGV)\b/,"error: rustc interrupted by SIGSEGV, printing backtrace"],["tool-crash",/\/bin\/(?:gradle|mvn|sbt|scalac|kotlinc): line \d{1,5}: +\d{1,9} (?:Segmentation fault|Bus error|Aborted|Illegal instruction)\b/,'/usr/share/maven/bin/mvn: line 194:  2291 Aborted                 (core dumped) "$JAVACMD" $MAVEN_OPTS'],["tool-crash",/\bcompile command failed due to signal (?:4|6|7|11)\b/,"error: compile command failed due to signal 11 (use -v to see invocation)"],["disk-full",/^(?:\[Errno 28\] |ENOSPC: |[\w./-]{1,100}: ){0,3}[Nn]o space left on device\b/,"OSError: [Errno 28] No space left on device"],["disk-full",/^(?:[\w./+-]{1,100}: |(?:write|copy|mkdir|open) \/).{0,300}(?:: |')[Nn]o space left on device(?:: unknown)?'?\.?$/,"base64: write error: No space left on device"],["disk-full",/^npm (?:ERR!|error) code ENOSPC$/,"npm error code ENOSPC"],["disk-full",/^There is not enough space on the disk\b/,"System.IO.IOException: There is not enough space on the disk."],["action-download",/^(?:Error: )?Failed to resolve action download info\./,"Error: Failed to resolve action download info. Error: Service Unavailable"],["action-download",/^(?:Error: )?Failed to download (?:action|archive) '/,"Error: Failed to download archive 'https://api.github.com/repos/actions/cache/tarball/0400d5f' after 3 attempts."],["action-download",/^(?:Error: )?Response status code does not indicate success: (?:5\d\d|429|408)\b/,"Error: Response status code does not indicate success: 503 (Service Unavailable)."],["action-download",/^(?:Error: )?Action 'https:\/\/.{1,300}' download has timed out\./,"Error: Action 'https://api.github.com/repos/actions/cache/tarball/0400d5f' download has timed out. Error: A task was canceled."],["action-download",/^(?:Error: )?Can't use '[^']{1,40}' extract archive file: /,"Error: Can't use 'tar -xzf' extract archive file: /home/runner/work/_actions/_temp_5db10cf7/77720dc4.tar.gz. Action being checked out: actions/setup-node@v4. return code: 2."],["action-download",/^(?:Error: )?An error occurred while sending the request\./,"Error: An error occurred while sending the request."],["action-download",/^(?:Error: )?Internal server error occurred while resolving "/,'Error: Internal server error occurred while resolving "actions/checkout@v7".'],["network",/^npm (?:ERR!|error) code (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E50[0-4]|E429)$/,"npm error code ECONNRESET"],["network",/^npm (?:ERR!|error) network (?:This is a problem related to network connectivity\.|aborted|(?:read|connect|request) E[A-Z]{6,20})$/,"npm error network This is a problem related to network connectivity."],["network",new RegExp(`^request to https?://${G}/.{0,300}reason: .{0,100}(?:ECONNRESET|EAI_AGAIN|socket hang up)`),"FetchError: request to https://packages.acme.dev/x failed, reason: getaddrinfo EAI_AGAIN packages.acme.dev"],["network",new RegExp(`^getaddrinfo EAI_AGAIN ${G}`),"Error: getaddrinfo EAI_AGAIN cdn.playwright.dev"],["network",new RegExp(`^(?:.{0,100}: )?(?:Get "https://.{1,200}": )?(?:dial tcp: lookup|Temporary failure resolving) '?${G}(?!.*\\bno such host\\b)`),"dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: server misbehaving"],["network",new RegExp(`^(?:failed to \\w{1,20}: |.{0,60}: )?(?:Get|Head|Post) "https://${G}/.{0,300}connection reset by peer`),'Error: failed to fetch: Get "https://get.helm.sh/helm.tar.gz": read tcp 10.1.0.4:41822->152.199.21.175:443: read: connection reset by peer'],["network",new RegExp(`^(?:[\\w.]{1,80}: )?HTTPSConnectionPool\\(host='${G}', port=443\\): Max retries exceeded (?!.*\\b[Nn]ame or service not known\\b).{0,300}(?:NameResolutionError|Connection reset by peer)`),"requests.exceptions.ConnectionError: HTTPSConnectionPool(host='hub.acme.io', port=443): Max retries exceeded with url: /x (Caused by NameResolutionError(...))"],["network",new RegExp(`^\\(35\\) .{0,100}Connection reset by peer in connection to ${G}`),"curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to sh.rustup.rs:443"],["network",/^(?:gh: |remote: |(?:gh: )?HTTP 403: )(?:You have exceeded a secondary rate limit\b|API rate limit exceeded for (?:installation|user)\b)/,"HTTP 403: API rate limit exceeded for installation ID 1. (https://api.github.com/graphql)"],["network",/^API rate limit exceeded for (?:installation|user)(?: ID\b|\.)/,"Error: API rate limit exceeded for installation ID 1."],["network",/^GitHub API limit \(\d{1,6} calls\/hr\) is exhausted\b/,"GitHub API limit (60 calls/hr) is exhausted, could not fetch https://api.github.com/repos/o/r."]],Qu=/^#\d{1,5} (?:\d+\.\d+ )?/,At=tt(As.map(([,t])=>t));function te(t){const e=(0,w.CB)(Ue(t).trim()),n=e.replace(Ju,""),s=n===e?At(e):[...At(e),...At(n)];return As[Math.min(...s)]?.[0]}function Ue(t){return t.replace(Qu,"")}const e0=/^ *(?:export )?(\w+)(?:: |=)["']?([^"'\n]*)/gm,t0=/\n|&&|\|\|?|;/,n0=/^(?!.*(?:\$\(|`))(?:$|[#(){}]|\w+=\S*$|\w+:(?: |$)|(?:sudo |if |! |then |else |do )*(?:\[|cat|cd|chmod|cp|do|done|echo|else|exit|export|fi|for|gunzip|install|ln|ls|mkdir|mv|printf|rm|set|tar|test|then|unzip)(?: |$)|(?:sudo )?(?:ba)?sh(?: -s?)?(?: -- .*)?$)/,s0=/^(?:\w+=["']?\$\(|sudo |if |! )*([\w-]+) /,i0=/(?<!(?:-o|-O|-P|--output|>) ?["']?)(?<![\w/.:-])\$\{?\w+\}?\//,r0=/^.*(?:registry|index|proxy|mirror).*$/gim;function o0(t){const e=new Map(Array.from(t.matchAll(e0),([,o,a])=>[o,a])),n=t.replace(/\\\n/g," ").replace(/\$\{?(\w+)\}?/g,(o,a)=>e.get(a)??o).split(t0).map(o=>o.trim()).filter(o=>!n0.test(o)),[s,...i]=new Set(n.map(o=>s0.exec(o)?.[1]));return n.every(o=>{const a=i0.test(o)?[]:D(o);return a.length>0&&a.every(ie)})&&i.length===0?s:void 0}function a0(t){return D(t.match(r0)?.join(`
`)??"")}const d0=/^# (?!Failed|Looks|Error)[A-Z][a-z]+ |^\s*(?:npm (?:ERR!|error) +)?\[?-{1,2}[a-z](?:[\w-]*[ |=,]+<|, --|[\w-]*\|-{1,2}[a-z])|\bnpm (?:ERR!|error) {3,}[A-Z]|\s# [\w./-]+:\d+(?: [\d.]+s)?$/,c0=/^\W*(?:and )?\d+ more(?: \w+){0,2}(?: (?:that|not) .*|\W*)$/,l0=/^\W*\w+(?: \w+){0,2}\s*[:=]\s*0\W*$/,u0=/^(?:Killed|Terminated|Aborted|Segmentation fault|Bus error)\b(?! due to).{0,20}$/,f0=/^.{0,60}\b(?:error|Error|ERROR|fatal|failed|FAILED|Problem)\b/,Rs=/['"`“‘«][^'"`”’»]{1,100}['"`”’»]/,p0=/^[A-Z].{15,}\.$/,m0={noEvidence:-2,noReason:-2.3,failureLine:1.5,failureHeading:1.8,levelError:.4,detailUnderError:1.2,introduced:1.5,goesOn:-1,short:-.7,continuation:-2},h0=new Set([...Qn.map(([t])=>t),"levelError","introduced","failureLine"]),g0=new Map([...gt.map(([t,e])=>[t,e]),...Object.entries(m0)]),Rt=["wrapper","commandFailed","wholeFailed","exitStatus"],We=-1.5;function b0(t){return t.reduce((e,n)=>e+(g0.get(n)??0),0)}const E0=30,S0=/^(?:\* What went wrong|CMake Error .*|\s*Caused by(?: error)?):\s*$|^[⎯─━═]{3,} [\w ]{0,40}(?:Error|Exception|Rejection) [⎯─━═]{3,}$/,w0=4;function Ts({line:t,before:e,goesOn:n}){const{lineClass:s}=t,i=(0,w.O6)(t.text),r=ee(i),o=Cc(r),a=gt.filter(([u,,f])=>f.test(o)||u==="errorLabel"&&t.mark!=="").map(([u])=>u);s.kind==="failure"&&s.form.role!=="begun"&&a.push(s.form.after>=w0?"failureHeading":"failureLine"),Lc.test(i)&&a.push("levelError");const d=e.at(-1);d&&S0.test(d.text)&&a.push("introduced"),s.kind!=="mention"&&!a.some(u=>h0.has(u))&&a.push("noEvidence"),ge(t)&&a.push("noReason");const c=e.some(u=>f0.test((0,w.O6)(u.mark+u.text))),l=!a.includes("errorLabel")&&(Rs.test(o)||p0.test(o));return c&&l&&a.push("detailUnderError"),d&&R0(d,t)&&a.push("continuation"),n&&a.push("goesOn"),r.length<=E0&&a.push("short"),a}const A0=46;function R0(t,e){const n=(0,w.O6)(t.text);return n.length>=A0&&/^(?!\w+=|\[?\d+[-:/.]\d).*[\w,)'"`]$/.test(n)&&/^\s*[a-z](?!\S*:\d)/.test(e.text)&&(0,w._j)(n)===(0,w._j)(e.text)}function ge({text:t,lineClass:e}){const n=(0,w.O6)(t),s=ee(n);return e.kind==="noise"||e.kind==="summary"||(0,w.As)(n)||(0,w.qt)(s)||d0.test(n)||c0.test(n)||l0.test(n)||H(n)||!(0,T.bh)(s)&&!u0.test(s)}const ks=/^(?:(?:Error: )?(?:[\w@.+-]{1,60}: )?Failed to download resource "|Download failed: |ERROR: unable to select packages:|\s|<|['"`]\. |Probable Causes:|Could not \w+ \w+ because |(?:Resolving|Connecting to|HTTP request sent,|Read error|Unable to establish SSL|\d{4}-\d\d-\d\d [\d:]{8} ERROR) |(?:cause|[Cc]aused by)\b|[│├└┌╰╷╵×|)}\]^]|at |-> |> |\d+: |\[\d+\] )/,T0=/^(?:\S{1,300} : error NU1301(?=:)|npm (?:error|ERR!)(?= |$)|➤(?= )|[EW](?=: )|\[ERROR\]|(?!(?:error|fatal|caused by|cause|warning|http\w*|info)\b)[a-z][\w.-]{1,30}(?= ?:))/i,k0=/^(?:Downloading|Fetching|GET) .*\bhttps:\/\//,x0=/^Error: (?:connect|read|socket hang up)\b/,I0=/^\+ (\S+) .*/,y0=/^(?:npm (?:warn|http) |W: |WARN(?:ING)?\b(?!.*(?:\(total=0,|: temporary error))|info )/;function O0(t){return y0.test(t)||(0,x.rp)(t)}const N0=/^WARNING: Retrying \(Retry\(total=0,/,L0=/^error: \w+ downloading (?:package manifest|tarball) |^➤ YN\d+: [^\w:]{0,4}RequestError: /,F0=/^(?:Error: )?(?:gh: .{1,100} \(HTTP 5\d\d\)$|(?:Unhandled error: |RequestError \[)HttpError\b|(?:Unable to download artifact\(s\): )?Failed to \w{1,40}(?:Artifacts?|ArtifactURL|CacheEntry\w{0,20}): )/,xs=/^(?:(?:Error|HttpError): ){0,2}You have exceeded a secondary rate limit\b/,v0=/\b(?:to|host:?) (?!\S{1,100}\.)\S/,$0=new RegExp(`^E: Failed to fetch https?://${ke}/\\S{1,300}\\.deb +404 +Not Found\\b`),C0=/^(?:localhost|127\.[\d.]+|0\.0\.0\.0)$/,_0=/\[Help \d\] http|\bclose_notify: |\bmore help at |^info Visit /,Be=/\b(?:ERR_PNPM_(?:\w{1,40}_)?)?(?:resolv|download|fetch|install|load|locat|pull|transfer|retriev|clon|updat|(?:find|get|query|satisf|matching|open|access(?:ible)?)\b)/i,D0=/^(?:Error: )?(?:Failed|Unable) to (?:install|download|fetch|pull|clone) |^(?:gzip|tar|xz): /,M0=/^[\w./\\@-]{1,200}\.\w{1,8}(?:\(\d+(?:,\d+)?\)|:\d+(?::\d+)?):? (?!\S{1,200}@v\d|: error NU1301)/,Is=/@?[A-Za-z][\w.-]{2,60}/g,ys=/^(?:<|\* Try:|make(?:\[\d+\])?: (?:Entering|Leaving) directory|[\w:-]{1,40} \[-|You can |No composer\.lock |check your |See |Run |For more |Try |Visit |info |This error happened |Node\.js v\d|Failed with errors in |\d\. |\d+ actionable tasks?: |\s*Failed to restore |Build FAILED\.|\s*\d+ (?:Warning|Error)\(s\)|Time Elapsed |Then |Alternatively, |· |\(?(?:https?|file):\/\/\S+$|\/\S+:\d+$)/,P0=/^(?:(?:added|changed|removed) \d+ packages?\b|Successfully (?:built|installed) |Done(?:$| in ))/,U0=4,Os=new RegExp(`^${G}$`);function Ns(t){const{events:e,header:n,exitCode:s}=t,i=Tt(e),r=D(e.map(({text:u})=>u).join(`
`)),o=o0(n),d=[...r,...a0(n)].every(ie)?r:void 0,c=i.filter(u=>H0(u,d,o));if(c.length>0){if(Ls(t,i,c))return"proven";const u=Fs(c),f=g=>P(g)&&!v0.test(g)&&D(g).every(ie),p=g=>u(g)||Be.test(g)||f(g);return t.said.every(p)?"stated":void 0}return s===U0&&o==="wget"?"proven":i.some(u=>L0.test(be(u)))||t.said.some(u=>xs.test(u)||$0.test(u))?"stated":void 0}function W0(t){const e=Tt(t.events),n=i=>te(i)==="disk-full",s=e.filter(i=>i.some(({text:r})=>n(r)));return s.length>0&&Ls(t,e,s)}function Ls(t,e,n){const s=Fs(n);return e.slice(e.findLastIndex(o=>n.includes(o))+1).filter(([o])=>!ys.test(o?.text??"")).flat().every(o=>s(o.text)||ge(o)&&!P0.test(o.text))&&t.said.every(s)}const B0=40;function Fs(t){const e=new Set(t.flat().map(({text:n})=>oe(n)));return n=>e.has(oe(n))||[...e].some(s=>s.length>=B0&&n.endsWith(s))||(0,T.yp)(n)||ys.test(n)||n.endsWith(":")||X0(n,t)}function z0(t){const{events:e}=t,n=d=>!ie(d)&&!C0.test(d),s=new Set(t.said.map(oe)),r=Tt(e).filter(d=>d.some(({text:c})=>s.has(oe(c)))&&P(be(d))).at(-1);if(r===void 0)return;const o=D(be(r));if(o.length>0)return o.find(n);const a=D(e.map(({text:d})=>d).join(`
`));return a.every(n)&&a.length===1?a[0]:void 0}const G0=/\b(?:see|visit|docs?|help|guide|information|more)\b[^\s]{0,2} +(?:at |in )?https?:\/\/\S+|\(https?:\/\/\S+:\d+:\d+\)/gi,j0=/\b(?:upload|download|fetch|push|pull|request|connect|send|post|publish)\w*\b.{0,80}\bhttps?:\/\//i,K0=/\b(?:expected|received|got|assert\w*|to(?:Be|Equal|Match|Throw)\w*)\b|[!=]==?/;function Z0({events:t,message:e},n){const s=e===void 0?[]:[e],i=a=>{const d=a.replace(G0,""),c=D(d);return c.length>0&&c.every(ie)&&P(d)&&!K0.test(d)},r=a=>{const d=t.findLastIndex(u=>oe(u.text)===oe(a)),c=t[d-1]?.text??"",l=D(c).every(u=>Os.test(u));return j0.test(c)&&l&&P(a)&&D(a).length===0},o=n.length>0?n:s;return o.length>0&&o.every(a=>i(a)||r(a))}function Tt(t){const e=[];let n;for(const s of t){const i=Ue(s.text);if(i.trim()==="")continue;const r=T0.exec(i.replace(I0,"$1:"))?.[0],o=e.at(-1),a=ks.test(i)||r!==void 0&&r===n||x0.test(i)&&k0.test(o?.at(-1)?.text??"");o!==void 0&&a?o.push(s):e.push([s]),ks.test(i)||(n=r)}return e}function H0(t,e,n){const s=be(t),i=D(s),r=e!==void 0&&(N0.test(s)||e.length>0&&Be.test(s)),o=n!==void 0&&s.startsWith(`${n}: `),a=t.some(({text:f,mark:p})=>F0.test(Ue(f))&&P(f)||p!==""&&xs.test(f)),c=((i.length>0||r||o)&&P(s)||a)&&i.every(ie),l=t.some(({text:f})=>te(f)==="network");return!t.some(({text:f,namedBy:p})=>M0.test(f)||p!==void 0&&!Be.test(f)&&!P(f)&&D(f).length===0)&&(c||l&&i.every(f=>Os.test(f)))}function X0(t,e){if(D0.test(t))return e.some(i=>P(be(i)));if(!Be.test(t))return!1;const n=e.flat().flatMap(({text:i})=>i.match(/(?:\/|\bmanifest )[^\s'"`)>]+/g)??[]),s=new Set(n.flatMap(i=>i.match(Is)??[]));return(t.match(Is)??[]).some(i=>s.has(i))}function be(t){return t.map(({text:n})=>n).filter(n=>!O0(n.trim())&&!_0.test(n)).join(" ")}function oe(t){return t.replace(/^Error: /,"").trim()}const q0=1e3,ze=(0,v.T)(/^\s*(?:[●✗] (?!Failed to \w+ `|\w+ing dependencies$)|not ok |--- FAIL|E {3,}Assert|\d+\) |FAIL |FAILED \S+::|\[ {2}FAILED)|\bAssert(?:ion)?(?:Failed)?Error\b|\bassert(?:ion)? |<<< (?:FAILURE|ERROR)!|\b[Ee]xpected\b/),vs=/\blocalhost\b|\b(?:127|10)\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|\b192\.168\.\d|\b172\.(?:1[6-9]|2\d|3[01])\.\d|\b169\.254\.\d|\b0\.0\.0\.0\b|\[?(?:::1|f[cde][0-9a-f]{2}:[0-9a-f:]+)\b|(?<=[\w-])\.(?:local|internal|test|lan|svc)\b(?!\.[a-z])/i,V0=/\bhttps?:\/\/[^\s/'"`)\]]{1,200}/g,Y0=new RegExp(`//(?:[^@]{0,100}@)?${G}(?::\\d+)?\\.?$`),J0=/\/(?:Volumes|mnt|media|dev\/shm|run\/user)\//,$s=/ on [\d.]{7,15}:53\b|\b(?:dial|read|write) (?:tcp|udp) [\d.]{7,15}:\d{1,5}->(?:[\d.]{7,15}:53\b)?/g,Q0=new RegExp(String.raw`(?:^|[^\w.-])${ke}|\bRetrying \(Retry\(total=|\bResponseError: Request failed "`+String.raw`|\b(?:download|fetch|pull|clon|install|registry|index|mirror|package|artifact|archive|schema)`+String.raw`.{0,300}(?:https?://|\b(?:host|to|lookup|from|@) ?'?)[\w-]{1,60}(?:\.[\w-]{1,60})+|\b\d{1,3}(?:\.\d{1,3}){3}:443\b`,"i"),ef=/^Error: (?:Failed to initialize container |One or more containers failed to start\.)/,tf=/^Error response from daemon: /,nf=/^(?:\[?[Cc]aused by\b|WARNING: Retrying \(Retry\(total=|│ "https?:\/\/)/,sf=/(?<!["`])\b[Nn]o space left on device\b|\bENOSPC\b(?!: System limit)|\bnot enough space on the disk\b/,Cs=new Set(["out-of-memory","tool-crash"]),_s=/^(?:[\d.]+ |\S{1,200}: line \d{1,5}: +\d{1,9} )?Killed(?:$| {8,}\S)/,rf=/\bkill +(?:-9|-KILL|-s +(?:9|KILL))\b/,of=/\bKilled {8,}(\S.*)$/,af=/(?:^|[\s;&|(])timeout(?: +-\S+(?: +(?!\d)[A-Z]+\b)?){0,4} +(\d+(?:\.\d+)?)([smhd]?) /gm,df={m:$.pY,h:$.dp,d:$.d_},cf=20,lf={proven:void 0,provenInSetUp:void 0,stated:void 0,host:void 0,namesFailure:!1,killLimit:void 0};function uf(t){const e=t.reasons.filter(r=>!Ef(r,t.events)),n={...t,reasons:e,said:[t.message??[],e].flat()},s=(0,Yu.O)(n.message,...n.output.slice(-5))!==void 0,i=mf(n)?"runner-lost":s?"refused":void 0;return{proven:i??Ds(n,!1),provenInSetUp:i??Ds(n,!0),stated:hf(n),host:z0(n),namesFailure:t.reasons.some(r=>ze.test(r)||K(r)),killLimit:n.said.some(r=>_s.test(r))?ff(n.header):void 0}}function ff(t){const e=Array.from(t.matchAll(af),([,n,s=""])=>Number(n)*(df[s]??$.Z2));return e.length===0?void 0:Math.min(...e)}function pf(t,e){const n=of.exec(t)?.[1]?.trim();return n===void 0||!rf.test(e)?!1:e.split(n).some((s,i)=>i>0&&/^ *&(?!&)/.test(s))}function mf({isRunnerLost:t,marked:e,exitCode:n}){const s=n===void 0?[]:[`exit code ${n}`],i=[...e,...s].filter(r=>!_e.e.test(r));return t&&i.length>0&&i.every(r=>_e.y.test(r))}function hf(t){const{message:e,survivesMessage:n,reasons:s,output:i,endsStep:r,details:o}=t,a=i.filter(c=>nf.test(c)).join(" "),d=[...n?[]:[e,a],...r?s.slice(-1):[]].filter(c=>c!==void 0).map(c=>c.slice(0,q0));if(Z0(t,o))return"network";if(!s.some(c=>ze.test(c)))return d.some(c=>sf.test(c))?"disk-full":d.some(gf)||Ns(t)?"network":void 0}function gf(t){return Q0.test(t)&&Jt.test(t)&&!vs.test(t.replace($s,""))}function Ds(t,e){const{header:n,message:s,reasons:i,said:r,output:o,marked:a,endsStep:d,events:c,exitCode:l}=t,u=r.some(R=>ze.test(R)),f=c.findLastIndex(({mark:R,text:W})=>R+W===s),p=(0,w.qt)(c[f+1]?.text??"")?f-1:f+1,m=c.slice(Math.max(0,p)).slice(-cf).map(({text:R})=>te(R)).filter(R=>s===void 0||R==="tool-crash"),h=[...r.map(te),...m].find(R=>Cs.has(R)),b=r.some(R=>_s.test(Ue(R))&&!pf(R,n))&&(l===137||o.some(R=>/\bexit code:? 137\b/.test(R)));if(!u&&(b||h!==void 0))return b?"out-of-memory":h;const E=d?te(r.at(-1)??""):void 0;if(Cs.has(E))return E;const k=a.some(R=>te(R)==="action-download");if(e&&(k||Sf(i.at(-1),o)))return"action-download";if(e&&a.some(R=>ef.test(R)))return"container";const A=e&&r.length>0&&r.every(R=>tf.test(R)&&P(R))||Ns(t)==="proven",N=A?"network":W0(t)?"disk-full":void 0,U=[...o,...r],_=r.map(te).some(R=>R!==void 0&&R!==N);return u||_||U.some(wf)||(A?U.some(Af):r.some(R=>J0.test(R))||[n,...o].some(R=>R.includes("/dev/full")))?void 0:N}const bf=/^(?:During handling of the above exception|The above exception was the direct cause)/;function Ef(t,e){const n=e.filter(s=>s.text.trim()!=="");return!ze.test(t)&&n.some((s,i)=>s.text===t&&bf.test(n[i+1]?.text??""))}function Sf(t="",e){const n=t.replace("Error: ",""),s=i=>_e.y.test(t)||i.includes(n);return e.some(i=>/^Warning: Failed to download action '/.test(i)&&s(i))}function wf(t){return vs.test(t.replace($s,""))}function Af(t){return(t.match(V0)??[]).some(e=>!Y0.test(e))}function Rf(t,e){const n=new Map(t.map(r=>[r.key,r])),s=Map.groupBy(t,({key:r})=>Ms(r)),i=new Map(e.map(({key:r,count:o})=>[r,o]));return r=>{if(r==="")return"old";const o=n.get(r);return o!==void 0?(i.get(r)??0)>Math.max(1,o.count)?"more":"old":(s.get(Ms(r))??[]).some(d=>Tf((0,Pe.MC)(r),(0,Pe.MC)(d.key)))?"old":"new"}}function Ms(t){return t.replace(re.nd,"#")}function Tf(t,e){return t.every((n,s)=>{const i=e[s]??n;return[0,...t.filter((o,a)=>a!==s&&o===e[a])].every(o=>(0,Pe.dB)([n,i],o))})}const kf=/^[\w-]+: (?<file>(?:[A-Za-z]:)?[^\s:].{0,299}\.psm?1):(?<line>\d{1,6})(?::\d+)?$/,Ps=/^(?:Line|\s*\d*) \|/,xf=/^\s+\| +~+\s*$/,If=/^\s+\| +(?=\S)/,yf=/(?:^|\/)_temp\//;function Of(t,e){const n=e===void 0?-1:t.indexOf(e),s=t.slice(0,n+1).findLastIndex(({text:f})=>!Ps.test(f)),i=kf.exec(t[s]?.text.trim()??""),r=t.slice(s+1),o=r.findIndex(({text:f})=>!Ps.test(f)),a=r.slice(0,o===-1?void 0:o).map(({text:f})=>f),d=a.slice(a.findLastIndex(f=>xf.test(f))+1),c=d.map(f=>f.replace(If,"").trim()).join(" ");if(i===null||d.length===a.length||c==="")return;const l=(0,F.ux)(i.groups??{}),u=yf.test(l?.path??"");return{entry:{title:void 0,detail:c,position:u?void 0:l}}}const Nf=/^(?:E {3,}| {4,}Failure\/Error: )/,Lf={label:"",rest:void 0,lineClass:{kind:"text"}},Ff=/[█━▓▒░#=>]{8}/;function vf(t){const e=Pu(),n=Vu(),s=Uf();function i(o,a){if(e.read(o),s.read(o),o.qualified.key==="")return;const d=jf(o)?{kind:"mention"}:o.lineClass;switch(d.kind){case"noise":d.name!=="cleanup"&&n.readNoise(o.text,d),e.addNoise(o,d.name);return;case"warning":e.addWarning(o,a);return;case"summary":e.addSummary(o);return;case"failure":case"error":case"mention":case"text":{const c=hl(o,d);e.add(c,a),n.read(c)}}}function r(o,a,d){const{entries:c,strictAt:l,timedOut:u,exitCode:f,header:p}=o,g=a?.compared.message,m=g&&g.line.mark+g.line.text,h=l!==void 0&&l>=(g?.line.index??0),{compared:b,...E}=c.list(m,h),{areSeveral:k,areComplete:S,mentions:A,goesOn:N,...U}=n.named(m),_={entries:b,recovered:c.recovered(),areSeveral:k},{isNotice:X,...R}=e.compared(_,o,d),W=E.entries.filter(({printed:Se})=>!X(Se)),ae=R.identifiesError||W.some(De),de=Bf(U.reasons.slice(0,V.n),E.entries),O={...E,...R,entries:W,identifiesError:ae,reasons:de},ne=R.log.isReadToEnd&&(!R.isInToolForm||S);return{...O,mayBeMore:E.mayBeMore||u!==void 0,timedOut:u,errorNames:Zu(O),mentions:A,...Cf(E.entries,o,a),log:{...R.log,isReadToEnd:ne},kinds:t?uf({isRunnerLost:s.isLost(),exitCode:f,header:p,events:o.events,message:m,reasons:U.reasons,survivesMessage:g?.goesOn===!0,...Wf(R.log,E.entries),endsStep:!N||g?.toEnd===0}):lf}}return{add:i,errors:r,comparedWithGreen:o=>$f(e,o)}}function $f(t,{step:e,found:n,ranking:s,green:i}){const{entries:r,log:o}=n,{rows:a}=o;if(a===void 0)return;const d=Rf(i,a),c=k=>d(t.keyOf(k)),l=s.comparedWithGreen(c),{message:u}=l,f=u&&c(u.line),p=a.filter(({key:k})=>d(k)!=="old").length,g=r.filter(({printed:k,title:S=""})=>p>0&&(!k.includes(S)||d(t.keyOf({...Lf,text:k}))!=="old")),m=g.length>0||f==="new",h=kt(m?g:r,e,l),b=g.length===0&&(f===void 0?p===0:f==="old"),E=Ws(r)?h:Bs(h,e,u);return{message:u,noveltyOf:c,shown:E&&{...E,isCertain:E.isCertain&&!b},green:{linesTotal:a.length,newLines:p,hasMessage:h!==void 0&&b}}}function Cf(t,e,n){if(n===void 0)return{message:void 0,shown:void 0,isReasonCertain:!1};const s=kt(t,e,n.compared),i=kt(_f(n,t)?[]:t,e,n.shown),r=s?.entry===i?.entry&&s?.line===i?.line;return{message:n.compared.message&&s?.line,shown:Ws(t)?i:Bs(i,e,n.shown.message),isReasonCertain:r&&s?.isCertain===!0}}function _f({compared:{message:t},shown:e},[n,s]){const i=t&&t.line.mark+t.line.text;return n?.printed===i&&s===void 0&&e.message?.line!==t?.line}function kt(t,e,{message:n,isCertain:s,uncertain:i,omitted:r}){const o=n&&n.line.mark+n.line.text,[a,d]=[Us(i),Us(r)],c=t.filter(({printed:p})=>!d.has(p)),l=rl(c,o,s)??Gf(e),u=c.find(p=>p===l?.entry),f=u!==void 0&&a.has(u.printed);return l&&f?{...l,isCertain:!1}:l}function Us(t){return new Set([...t??[]].map(e=>e?.text))}function Ws(t){return t.some(({title:e,position:n})=>(e??n)!==void 0)}const Df=/^\s*(?:$|#|(?:cd|echo|set) )/,Mf=80;function Bs(t,e,n){const s=Of(e.events,n?.line);return t&&s?{...s,isCertain:t.isCertain}:Pf(t,e,n)}function Pf(t,{header:e,exitCode:n},s){const i=s?.signs.includes("noEvidence")===!1;if(t===void 0||i||t.isCertain)return t;const[r="",o]=e.split(/^shell: /m),[a="",d]=r.split(`
`).filter(l=>!Df.test(l));return!(a!==""&&d===void 0&&a.length<=Mf)||o===void 0||n===void 0?t:{...t,line:`${t.line} (${a} exited with code ${n})`}}function Uf(){let t=!1,e=!1;return{read({error:n,text:s,lineClass:i,namedBy:r}){t||=n&&_e.e.test(s);const o=r!==void 0||i.kind!=="noise"&&(0,F.lj)([s]);e||=o&&!t},isLost:()=>t&&!e}}function Wf({lines:t,texts:e},n){return{details:n.map(({detail:s=""})=>s),output:(0,y.im)(e).map(s=>(0,y.RZ)(s).join(" ")),marked:t.flatMap(({text:{key:s}})=>/^Error: /.test(s)?s:[])}}function Bf(t,e){return e.some(({isTest:s})=>s)?t.filter(s=>!Nf.test(s)):t}const zf=/^\W*https?:\/\/\S+\W*$|^(?:\[[\d:.]+\] )?to \S.{0,100}, (?:please )?(?:execute|run|see|try|type|use)\b|^\W*(?:to (?:see|learn|find out)|for (?:more|further|details|help)|see|learn more|read more|more \w+)\b.{0,150}\b(?:documentation|docs|manual|guide|https?:\/\/\S+)(?: (?:for|of) \S+)?\W*$/i;function Gf({events:t,endsAt:e}){const n=t.filter(o=>o.position<=e&&!(0,T.yp)(o.text)&&!ge(o)),s=n.filter(({text:o})=>!zf.test((0,w.O6)(o))),i=s.length>0?s:n,r=i.findLast(({lineClass:o,text:a})=>o.kind==="mention"&&x.TR.test((0,x.Fw)((0,w.O6)(a))))??i.at(-1);return r&&{line:r.mark+r.text,isCertain:!1}}function jf({text:t,lineClass:e}){return e.kind==="noise"&&(e.name==="downloads"||e.name==="progress")&&!Ff.test(t)&&x.TR.test(t)}const Kf=/flak[ye]|retr|attempt|re-?run|\btr(?:y|ies)\b|[>→] ?(?:pass|succe)/i,Zf=[String.raw`\(fail(?:ed|s|ure)?(?: ?(?:->|→|=>) ?(?:failed|failure))* ?(?:->|→|=>|, then) ?(?:passed|pass|success)\)`,String.raw`(?:has |then )?(?:passed|succeeded|passes|succeeds) (?:on|after|in|at|upon) (?:the )?(?:(?:re)?try|attempts?|re-?runs?|retries|second|third|2nd|3rd|\d+)\b.{0,60}`,String.raw`(?:is|was) flaky\b.{0,80}`,String.raw`FLAKY, failed in \d+ out of \d+\b.{0,60}`].join("|"),Hf=new RegExp(String.raw`(?:^[\w ]{1,30}: |^\s*(?:[-*•✓✔√] )?|(?<=\)), )(?<name>(?!\d+ \w+ )[^\s(),:][^(),]{0,300}?(?:\([^()]{0,100}\))?):? {1,60}(?:${Zf})`,"g"),Xf=/^\s*(?:[✓✔√]|PASS(?:ED)?:?) {1,4}(?:\d{1,5} )?(?<name>\S.{0,300}?) \((?:retry|attempt|try|re-?run) ?[#x]?\d{1,3}(?: of \d{1,3})?\)/,qf=/\b(?:failed again|not|never|no|didn't|un\w+)\b/i;function Vf(t){if(!Kf.test(t)||qf.test(t))return[];const e=Xf.exec(t)?.groups?.name,n=Array.from(t.matchAll(Hf),({groups:s})=>s?.name);return[e,...n].filter(s=>s!==void 0)}const Yf=/^\(?(?:[a-z]+(?:\(s\))?|\d+(?:\.\d+)?)[.,:!)]*$/,Jf=/[^.]\.$|!$|^(?:[A-Z][a-z]+ )?\d+ [a-z]/,Qf=/^(?!.*\bno\b).*\b(?:detected|discovered|errors?|fail(?:ed|ures?)|findings?|found|issues?|problems?|violations?)\b/i,ep=14,tp=["errorLabel","race","testTitle"],np=Qn.map(([t])=>t).filter(t=>!tp.includes(t)),sp=(0,v.T)(/^\s*(?:\[?[✗]\]? +|\[?[45]\d\d\]?\s+(?=https?:)|(?:error|ERROR) \S{1,60}: )\S/),ip=new RegExp("^\\s*(?!(?!Fail)[A-Z]\\w{1,20}ing \\w)[^\\s:][^:]{0,80}: (?![-+]?[\\d.,:]+ ?[a-z\xB5%]{0,12}$)(?=.*\\p{L}{2})\\S+ \\S","u");function Ge({line:t,signs:e}){const n=ee((0,w.O6)(t.text)).trim();return t.lineClass.kind!=="failure"&&Jf.test(n)&&Qf.test(n.replace(/^error[:!] /i,""))&&zs(n)&&!(0,L.mp)(n)&&!np.some(s=>e.includes(s))}function zs(t){const e=t.split(" "),n=(s,i)=>Yf.test(i===0||/[.!:]$/.test(e[i-1]??"")?s.replace(/^[A-Z]+/,"a"):s);return e.length<=ep&&e.every(n)}function rp(t,{events:e,endsAt:n},s){if(!Ge(t))return;const i=e.indexOf(t.line),r=e.slice(i+1).filter(({position:l})=>l<=n),o=js(r),a=ap(o?e.slice(0,i).toReversed():r);if(!o&&!js(r.slice(r.findIndex(l=>l===a.at(-1))+1)))return;const d=s.filter(({line:l})=>a.includes(l)&&!Ks(l)).toSorted((l,u)=>l.line.index-u.line.index),c=({line:{index:l,text:u}})=>d.some(({line:f})=>f.index===l+1&&(0,w._j)(f.text)>(0,w._j)(u));return d.find(({line:l})=>xt(l))??d.find(l=>Gs(l)&&!Ge(l))??d.find(l=>ip.test(l.line.text)&&!c(l))??d.find(({line:{text:l}})=>Rs.test(l))}function op(t){return!Ge(t)&&(xt(t.line)||Gs(t))}function xt({text:t,qualified:e}){return sp.test(t)||(0,x.ew)(e)&&t.trim().includes(" ")}function Gs({signs:t,score:e}){return e>=We&&!t.includes("noEvidence")}function ap(t){const e=({text:i})=>i.trim()==="",n=t.slice(t.findIndex(i=>!e(i))),s=n.findIndex(e);return s===-1?n:n.slice(0,s)}function js(t){return t.every(e=>e.text.trim()===""||Ks(e))}function Ks(t){const{text:e,lineClass:n}=t;return n.kind==="warning"&&!xt(t)||[T.yp,x.yU,x.j,L.LJ,L.EL,F.g8].some(s=>s(e))||ge(t)}const dp=/\|\|\s*(?:[{(]\s*)?(?:echo|printf)\s+(?:-[en]+\s+)?("(?:[^"\\]|\\.)*"|'[^']*'|[^\s;&|(){}<>]+(?: [^\s;&|(){}<>]+)*)/g,cp=/\b(?:exit|return|false)\b|[\w\]]=|\+\+|>|\|\s*tee\b/,lp=/\$\{[^}]{0,200}\}|\$\([^)]{0,200}\)|\$\w+|%\w|\\[nt]/,Zs=6;function up(t){const e=t.replace(/\\\n\s*/g," ").replace(/\|\|\s*\n\s*/g,"|| "),n=[...e.matchAll(dp)].flatMap(s=>{const[,i=""]=s,r=pp(e,s.index+2),o=i.replace(/^(["'])(.*)\1$/s,"$2"),a=o.split(lp);return cp.test(r.replace(o,""))||a.join("").length<Zs?[]:[a]});return s=>n.some(i=>fp(s.trim(),i))}function fp(t,e){let n=0;for(const[s,i]of e.entries()){const r=t.indexOf(i,n);if(r===-1||s===0&&r>0)return!1;n=r+i.length}return n===t.length||e.at(-1)===""}function pp(t,e){let n=0,s="";for(let i=e;i<t.length;i++){const r=t[i]??"";if(s!==""?r===s&&(s=""):r==='"'||r==="'"?s=r:/[{(]/.test(r)?n+=1:/[})]/.test(r)&&(n-=1),n<0||n===0&&s===""&&r===`
`)return t.slice(e,i)}return t.slice(e)}const mp=/(?:^|[\n;&|{(]|\b(?:if|then|do|else) )[ \t]*([^\s;&|{}()](?:[^\n;&|{}()]{0,999}[^\s;&|{}()])?)\s*\|\|\s*(?:true|:)(?=\s|;|\)|$)/g;function hp(t){const e=[...t.matchAll(mp)].map(([,s=""])=>s);if(e.length===0)return()=>!1;const n=s=>{const i=new RegExp(String.raw`(?<![\w-])${s.replace(/[.+]/g,String.raw`\$&`)}(?![\w-])`,"g"),r=e.reduce((o,a)=>o+(a.match(i)?.length??0),0);return r>0&&r===(t.match(i)?.length??0)};return(s,i)=>{const[r]=/^[A-Za-z][\w.+-]*(?=: )/.exec(s)??[];return e.filter(d=>r!==void 0&&d.startsWith(`${r} `)).some(d=>d.split(" ").some(c=>c.length>=Zs&&s.includes(c)))||r!==void 0&&n(r)||i.split(", ").some(d=>/^\w[\w-]+$/.test(d)&&n(d))}}function gp({events:t,header:e,entries:n},s){const i=yp(e,t),r=[...i,...Fp(t),...$p(e,t),...t.filter(({text:m})=>Gp((0,w.O6)(m))),...Op(n,s.eligible,t),...Tp(t)],o=[...Ep(s.eligible,t),...Wp(s.eligible,t),...Xp(s.eligible,t),...s.eligible.filter(Kp).map(({line:m})=>m),...xp(t),...t.filter(({text:m},h)=>Ap((0,w.O6)(m),t[h-1]?.text??""))],a=new Set([...r,...o]),d=({line:m,signs:h})=>!a.has(m)&&!Rt.some(b=>h.includes(b)),c=s.eligible.some(d)?a:new Set(o),l=({line:m})=>!c.has(m),{eligible:u,possible:f,all:p}=s,g=i.length>0&&Ip.test(e);return{eligible:u.filter(l),possible:f.filter(l),all:p.filter(l),uncertain:g?new Set(t):a,omitted:c}}const bp=/^(?:\S+: line \d+: +\d+ |g?make(?:\[\d+\])?: \*\*\* \[[^\]]{1,200}\] )?(?:Aborted|Segmentation fault|Bus error|Illegal instruction|Floating point exception)\b(?: \(core dumped\))?(?: {2,}\S.*)?$/;function Ep(t,e){const n=t.filter(({line:r})=>bp.test((0,w.O6)(r.text)));if(n.length===0)return[];const s=r=>Xs(r)&&(r.line.lineClass.kind==="failure"||Dp(r,e)),i=t.filter(r=>!n.includes(r)&&s(r));return n.map(({line:r})=>r).filter(({index:r})=>i.some(({line:o})=>o.index<r))}const Sp=/(?:--|—|…|\.\.\.|\.) (?:Defaulting|Falling back|Starting full|Using|using)\b|, (?:falling back|using .{0,40}\bdefaults?)\b/,wp=/^ {4}[a-z]+: /;function Ap(t,e){return Sp.test(t)||t.startsWith("    reason: ")&&wp.test(e)}const Rp=/^\s*[-⠋] /,Hs=(0,v.T)(/^\s*[✗] /);function Tp(t){const e=(s,{text:i})=>s.test(i)?i.replace(s,"").trim():void 0,n=new Set(t.map(s=>e(Rp,s)));return t.filter(s=>Hs.test(s.text)&&n.has(e(Hs,s)))}const kp=3;function xp(t){const e=({text:s})=>(0,w.O6)(s).trim().split(/\s{2,}|\t/),n=s=>new RegExp("^\\p{L}[\\p{L} ]*$","u").test(s);return t.filter((s,i)=>{const r=e(s);if(r.length<kp||!r.every(n))return!1;const o=e(t[i+1]??s);return o.length>=r.length&&o.some(a=>!/\s/.test(a)&&!n(a))})}const Ip=/\$\?|\bset \+\w*e|\bexit ["']?\$|\bPIPESTATUS\b/;function yp(t,e){const n=up(t);return e.slice(0,e.findLastIndex(({text:s})=>n(s))+1)}function Op({isStopped:t},e,n){return e.some(({line:i})=>{const r=he(i.label);return r!==""&&!t(r)})?n.filter(({label:i})=>t(he(i))):[]}const Np=/^g?make(?:\[\d+\])?: /,Lp=/^g?make(?:\[\d+\])?: \[.{1,200}\] Error \d+ \(ignored\)$/;function Fp(t){return t.flatMap((e,n)=>Lp.test((0,w.O6)(e.text))?t.slice(t.slice(0,n).findLastIndex(({text:s})=>Np.test(s))+1,n+1):[])}const vp=/^> (?=.*\|\|)(.*)$/gm;function $p(t,e){const n=e.map(({text:r})=>r).join(`
`),s=Array.from(n.matchAll(vp),([,r])=>r),i=hp([t,...s].join(`
`));return e.filter(({text:r,namedBy:o=""})=>i(r,o))}const Cp=new RegExp(`(?<![\\w./@:-])([\\w./@-]{1,200}\\.${Q.u}):\\d+\\b.*\\bfail(?:ed|ure)\\b`),_p=/\bwarn(?:ing)?\b/i;function Xs({line:t,signs:e,goesOn:n}){return!(_p.test(t.text)||(0,x.j)(t.text)||e.includes("skipped"))&&!n&&t.continuation.resumed===void 0}function Dp({line:t},e){const[,n]=Cp.exec((0,w.O6)(t.text))??[],s=({text:i})=>i!==t.text&&!(0,w.qt)(i)&&(i.includes(`${n}:`)||i.includes(`//${n}`));return n!==void 0&&!e.some(s)}const Mp=/\b(?:retrying|will retry|tr(?:y|ies) (?:remaining|left)|trying again|attempt #?\d+(?:\/\d+)? failed)\b/i,Pp=/^(?!npm )([A-Za-z][\w.+-]*)(?:\[\d+\])?: \S/,Up=/^(?:error|fatal|err|e|warn|warning|info|note|debug|notice|panic|failed|failure)$|(?:Error|Exception|Warning)$/i;function qs(t){const[,e]=Pp.exec(t.trim())??[];return e===void 0||Up.test(e)?void 0:e}function Wp(t,e){const n=e.filter(({text:r})=>r.trim()!==""),s=n.flatMap(({text:r,index:o},a)=>Mp.test(r)?{text:r,index:o,above:qs(n[a-1]?.text??"")}:[]);if(s.length===0)return[];const i=t.flatMap(({line:r})=>{const o=qs(r.text);return o===void 0?[]:{line:r,program:o}});return i.flatMap(({line:r,program:o})=>{const a=l=>l.above===o||l.text.split(/[^\w.+-]+/).includes(o),d=s.findLast(a)?.index??0,c=l=>l.program===o&&l.line.index>d&&l.line.text!==r.text;return r.index<d&&i.some(c)?r:[]})}const Bp=/^error: (?:[a-z]+-)+(?:failed|exited|terminated|returned)(?:-[a-z]+)*$/i,zp=/: exiting(?: now)?\.?$/;function Gp(t){return Bp.test(t.trim())||zp.test(t)}const jp={kind:"text"};function Kp(t){const e=(0,x.Fw)(t.line.text);if(!t.signs.includes("exceeded")||e===t.line.text)return!1;const n={...t.line,text:e,lineClass:jp};return Ts({...t,line:n}).includes("noEvidence")}const Zp=/\[\d+ lines? of output\]$|^\W*begin(?:ning)? of (?:\w+ )?output\W*$/i,Hp=/^\W*end of (?:\w+ )?output\W*$/i,Vs=10;function Xp(t,e){const n=e.findLast(({text:r})=>Hp.test(r))?.index;if(n===void 0)return[];const s=e.findLast(({text:r,index:o})=>o<n&&Zp.test(r))?.index;if(s===void 0)return[];const i=({line:{index:r}})=>s<r&&r<n;return t.some(r=>i(r)&&Xs(r))?t.filter(r=>!i(r)).map(({line:r})=>r).filter(({index:r})=>s-Vs<=r&&r<=n+Vs):[]}const qp=10,Vp=5,Yp=60;function Jp(t){const e=new Set,n=nm(t).map(d=>{const c=e.has(d.line.text);e.add(d.line.text);const l=Ts(d);return{...d,isCopy:c,signs:l,score:b0(l)}}).sort((d,c)=>c.score-d.score),s=n.filter(({line:d,score:c,signs:l})=>c>=We&&!Js(d,t)&&!l.includes("noReason")&&!(0,x.yU)(d.text)&&!(0,x.j)(d.text)&&!(0,L.LJ)(d.text)&&![pm,hm,gm].some(u=>u.test((0,w.O6)(d.text)))),i=s.filter(({signs:d})=>!d.includes("noEvidence")),r={eligible:i,possible:s,all:n},o=Ys(t,r);function a(d){const{uncertain:c,omitted:l,...u}=gp(t,{...r,eligible:d}),{best:f,message:p,...g}=Ys(t,u,km),m=c.has(p?.line)||f&&Ge(f)&&!(p&&op(p)),h=g.isCertain&&!m;return{message:p,isCertain:h,uncertain:c,omitted:l}}return{...r,compared:o,shown:a(i),comparedWithGreen:d=>a(tm(o.message,r,d))}}function Ys(t,{eligible:e,possible:n,all:s},i=je){const r=s.some(({line:{lineClass:u}})=>["failure","error"].includes(u.kind)),o=({line:u,score:f})=>f>=We&&!["noise","summary","mention"].includes(u.lineClass.kind)&&!(r&&Js(u,t)),a=fm(e)??n[0]??s.find(o),d=a?Em(i(a,t,s),t.events):s.find(({line:u})=>u.mark!==""&&!(0,T.yp)(u.text)),c=s.filter(({line:u})=>u.text===d?.line.text),l=d!==void 0&&([d,...c].some(um)||em(d.line,t));return{best:a,message:d,isCertain:l}}function Js({lineClass:t,text:e},{strictAt:n}){return n===void 0&&(t.kind==="warning"||mm.test(e))}const Qp=6;function em(t,{events:e,endsAt:n}){const s=e.filter(({text:a,position:d,lineClass:c})=>a.trim()!==""&&d<=n&&c.kind!=="noise"&&!(0,T.yp)(a)),i=s.filter(({error:a,lineClass:d})=>a||d.kind!=="text");return(i.includes(t)&&(i.length===1||s.at(-1)===t)||s.includes(t)&&s.length<=Qp)&&t.continuation.resumed===void 0&&!(0,L.EL)(t.text)}function tm(t,{eligible:e,possible:n,all:s},i){const r=(d,c)=>c.filter(({line:l})=>i(l)===d),o=s.filter(({line:d})=>d.lineClass.kind!=="noise"&&!(0,T.yp)(d.text)&&(d.namedBy!==void 0||!(d.lineClass.kind==="summary"||(0,L.LJ)(d.text))));return[r("new",e),r("new",n),r("more",e),r("new",t===void 0?[]:[t]),r("new",o)].find(({length:d})=>d>0)??e}function nm({events:t,endsAt:e,works:n}){const s=om(t),i=im(t),r=({text:a})=>a.trim()!=="",o=t.filter(r).at(-Yp)?.index??0;return t.flatMap((a,d)=>{const{index:c,position:l}=a,u=c>=o&&l<=e&&a.lineClass.kind!=="noise",f=a.error&&l>e;if(!r(a)||f||s.has(c)||i.has(c)||!a.hasSign&&!u)return[];const p=(g,m)=>t.slice(Math.max(0,d+g),d+m+1).filter(h=>h.index>=c+g&&h.index<=c+m);return{line:a,before:p(-qp,-1),after:p(1,Vp).filter(g=>g.position<=e||g.hasSign),toEnd:Math.max(0,e-l),goesOn:n>a.works}})}const sm=/^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;function im(t){const e=new Set;let n=0,s=0;for(const{text:i,index:r}of t){const o=sm.exec(i);o!==null?(n=Number(o[1]??1),s=Number(o[2]??1)):n+s>0&&(i.startsWith("+")||(n-=1),i.startsWith("-")||(s-=1),/^[+-]/.test(i)||e.add(r))}return e}const rm=/^\W*(?:(?:FAIL(?:ED|URE)?|ERROR|[Ff]ailed|[Ee]rror|[Tt]est|not ok)\b[: ]*)?/;function om(t){const e=new Map(t.flatMap(({text:i,index:r})=>Vf(i).map(o=>[o,r]))),n=new Set;if(e.size===0)return n;let s;for(const{text:i,index:r}of t){const o=i.replace(rm,"");[...e].some(([d,c])=>r<c&&o.startsWith(d)&&!/^[\w.:/-]/.test(o.slice(d.length).replace(/^: /," ")))?s=(0,w._j)(i):s!==void 0&&i.trim()!==""&&(0,w._j)(i)<=s&&(s=void 0),s!==void 0&&n.add(r)}return n}const am=3,dm=1.5,cm=["errorLabel","exceptionStart","errno"],lm=/\bfailed to \w/i;function um({line:t,signs:e}){const n=i=>e.includes(i),s=cm.some(n)&&!Rt.some(n)&&!lm.test(t.text);return t.error||s&&t.continuation.resumed===void 0}function fm(t){return t.filter(({isCopy:e,signs:n})=>!e&&!Rt.some(s=>n.includes(s))).toSorted((e,n)=>e.line.index-n.line.index).reduce((e,n)=>{const{resumed:s=1/0}=e?.line.continuation??{};return e&&n.score>=Math.max(dm,e.score-am)&&s<n.line.continuation.before&&e.line.index<n.line.index?n:e},t[0])}const pm=/^\W{0,8}(?:Error: )?\d+ (?:\w+ ){0,2}vulnerabilit(?:y|ies)\b(?:,? \(?(?:and )?(?:\d+|\w+)){0,6}[^\w]{0,4}$|\btests did not pass\b|\bfailed to (?:push|fetch) some (?:refs|objects)\b|\bcheck found ERRORs|\bcompleted with errors, see\b|^\s*Failed: +(?:\S+$|\d+ failure)|\bfailed="\d|^\W*\d+ [a-z]+(?: [a-z]+){0,3}(?:(?:,| and) \d+ [a-z]+(?: [a-z]+){0,3})+(?: in [\d.:]+ ?m?s)?\W*$|not remade because of errors|^\s*https?:\/\/\S+(?: -- .*)?$/,mm=/^[\s\d:]*(?:[^\s\d:]\S*)? {1,8}Warning:? /,hm=/^\s*(?:npm|npx|yarn|pnpm|pip|cargo|composer|bundle|poetry|uv|dotnet) (?!error network )[a-z]{2,20}(?: \S{1,60}){0,4}$/,gm=/^(?:rm|rmdir|umount|kill|pkill|killall): /,bm=/^ {0,40}> (?!(?:Task|Configure) )/;function Em(t,e){const n=({text:o})=>bm.exec(o)?.[0].length??0;if(n(t.line)===0&&!t.signs.includes("introduced"))return t;const s=e.slice(e.indexOf(t.line)+1),i=s.find(({text:o})=>o.trim()===""),r=s.slice(0,i&&s.indexOf(i)).reduce((o,a)=>n(a)>n(o)?a:o,t.line);return{...t,line:r}}const Qs=10,Sm=5,wm=["cannot","negated","missing","exceeded"],Am=/[a-z\d)]\. [A-Z]\w+:\s*$/,Rm=10,Tm=2;function km(t,e,n){const s=rp(t,e,n);return s!==void 0?je(s):Im(t,e,n)??ym(t,e,n)}const ei=/^\s*[*•·-] (?=\S)/,xm=/^Traceback \(most recent call last\)/;function Im({line:t},e,n){const[s,...i]=e.events.filter(({index:c})=>c>t.index),r=xm.test(s?.text??""),o=ei.test(s?.text??"")&&!ei.test(t.text)&&zs(t.text),a=r?i.find(({text:c})=>/^\S/.test(c)):o?s:void 0,d=n.find(c=>c.line===a);return d?.signs.includes("advice")?void 0:d}function ym(t,e,n){const{events:s}=e,{text:i,index:r}=t.line;if(Am.test(i))return t;const o=ee(i).trim().split(/\s+/);if(!(/:\s*$/.test(i)&&!/['"`]/.test(i)&&o.length<=Qs)||ti(t))return je(t);const d=E=>E.slice(0,-ee(E).length||void 0).trim(),c=d(i),l=s.filter(E=>E.index>r).slice(0,Rm+Tm),u=E=>E.trim()===""||E.trim()===c,f=E=>c!==""&&d(E)!==c,p=l.findIndex(E=>!u(E.text)&&f(E.text)),g=new Set(p===-1?l:l.slice(0,p)),m=({line:E,score:k,signs:S})=>g.has(E)&&k>=We&&!S.includes("noEvidence")&&!ge(E),h=n.filter(m),[b]=c===""?h.toSorted((E,k)=>E.line.index-k.line.index):h;return b??je(t)}function je(t){const{text:e}=t.line,n=ee(e).match(/[\p{L}\p{N}]{2,}/gu)?.length??0;if(!(/:\s*$/.test(e)&&!/['"`]/.test(e)&&n<=Qs))return t;const i=t.after.find(({text:r,lineClass:o})=>o.kind!=="noise"&&(0,T.bh)(r)&&!(0,w.As)(r));return i===void 0||ti(t)&&!i.hasSign?t:{...t,line:i}}function ti({line:t,signs:e}){return(ee(t.text).match(/[\p{L}\p{N}]{2,}/gu)?.length??0)>=Sm&&wm.some(s=>e.includes(s))}const Om=4;function Nm(t,e=!1,n=!0){const s=vf(n),i=Dc(s.add);return{silence:()=>s.errors(i.end(),void 0,!0),add(r){r.kind!=="hidden"&&r.kind!=="end-of-group"&&i.add(r)},excerpt(r,o=[],a=!0){const d=i.end(r),c=Jp(d),l=e||d.timedOut!==void 0,u=s.errors(d,l?void 0:c,a),f=_m(d.events,u.entries),p={limit:t,step:d,said:f,all:c.all},g=l?Bm(d.last,t,o):si({...p,message:c.shown.message}),m=ni(g);if(m.lines.length===0&&d.exitCode===void 0)return;const h={...m,exitCode:d.exitCode,errors:u};return l?h:{...h,chooseBeside(b){const E=s.comparedWithGreen({step:d,found:u,ranking:c,green:b});if(E===void 0)return;const{message:k,noveltyOf:S,...A}=E;return{...ni(si({...p,message:k,noveltyOf:S})),...A}}}}}}function ni(t){const e=t.findIndex(({text:s})=>s!==""),n=e===-1?[]:t.slice(e);return{lines:n.map(Lm),omitted:n[0]?.index??0}}function Lm({index:t,label:e,text:n,error:s,cut:i},r,o){const a=o[r-1],d=a===void 0?0:t-a.index-1;return{text:e+n,error:s,cut:i,omittedBefore:d}}function si({limit:t,step:e,said:n,all:s,message:i,noveltyOf:r}){const{events:o,last:a,endsAt:d}=e,c=new Map,l=t>1?Math.ceil(t/8):0,u=({index:S,text:A})=>!c.has(S)&&A.trim()!=="",f=(S,A)=>{for(const N of S.filter(u))c.size<A&&c.set(N.index,N)},p=S=>{const A=S.filter(u);f(A.slice(Math.max(0,A.length-(t-c.size))),t)};i!==void 0&&f(Fm(i),t-l),f(n,t-l);const g=[...new Set([...o,...a])].filter(({position:S})=>S<=d).toSorted((S,A)=>S.index-A.index),m=S=>r?.(S)!=="old",h=Pm(g).filter(([S])=>S!==void 0&&m(S)),b=()=>t-l-c.size,E=S=>S.filter(u).length>b();for(const[S,A]of h.entries()){if(S>0&&E(A))break;f(A,t-l)}const k=({signs:S,isCopy:A})=>!A&&!S.includes("noEvidence");f(s.filter(k).map(({line:S})=>S).filter(m),t-Math.ceil(l/2)),r!==void 0&&p(g.filter(S=>r(S)==="new"&&S.lineClass.kind!=="noise")),p(g.filter(({lineClass:{kind:S}})=>S!=="noise"&&S!=="warning")),c.size===0&&p(g);for(const S of o){const A=c.has(S.index-1)&&c.has(S.index+1);S.text.trim()===""&&A&&c.set(S.index,S)}return[...c.values()].sort((S,A)=>S.index-A.index)}function Fm({line:t,after:e}){return[t,...e.filter(({lineClass:n})=>n.kind!=="noise").slice(0,Om)]}const vm=4,$m=3,Cm=6;function _m(t,e){return e.slice(0,vm).flatMap(({detail:n,printed:s})=>{const i=t.filter(({text:o})=>n!==void 0&&Dm(o,n)),r=t.filter(({mark:o,text:a})=>a===s||o+a===s);return i.length===0?[]:[...i.slice(0,$m),...r.slice(0,1)]})}function Dm(t,e){const n=t.trim();return t.includes(e)||n.length>=Cm&&e.includes(n)}const Mm=30;function Pm(t){const e=new Set;return t.flatMap((n,s)=>{const i=ii(n);if(i===void 0||e.has(n.text))return[];n.text.length>Mm&&e.add(n.text);const r=t.slice(s+1),o=r.findIndex((a,d)=>{const c=d<i.after||n.error&&a.error,l=a.lineClass.kind==="noise"||a.lineClass.kind==="warning";return!c||l||ii(a)!==void 0});return[[n,...r.slice(0,o===-1?void 0:o)]]})}function ii({lineClass:t,error:e}){return t.kind==="failure"||t.kind==="error"&&e?t.form:void 0}const Um=3,Wm=2;function Bm(t,e,n){const s=n.slice(0,Um).flatMap(({printed:d})=>{const c=t.findLastIndex(({text:l})=>l.includes(d));return c===-1?[]:t.slice(c,c+1+Wm)}),i=new Set(t.slice(-e)),o=[...new Set(s.filter(d=>!i.has(d)))].slice(0,Math.floor(e/2)),a=t.slice(-(e-o.length));return[...o,...a].toSorted((d,c)=>d.index-c.index)}const zm=2e4,Gm=/^Run (?:actions\/(?!github-script@)|github\/(?!codeql-action\/autobuild@))\S+@/;class jm{isSeen=!1;#t;#n;#e;#s;#i=Eo();#r;#o;#a=0;#d="";#c=!1;#l=!1;#u;#p=!1;#f=!1;constructor(e,{limit:n,kinds:s=!0}){this.#t=e,this.#n=n,this.#e=s,this.#s=this.#m()}add(e,n,s){if(this.isSeen=!0,this.#l||=!s,e.isTagged&&this.#g(e),this.#c||=po(e.text),e.header==="list"&&this.#d.length<zm&&(this.#d+=`${e.read().text}
`),e.header!==void 0&&(e.header!=="title"||n))return;const i=e.read();if(i.kind==="hidden")this.#h(e);else if(i.kind!=="end-of-group"){this.#s.add(i);const{text:r,kind:o}=i,a=/\s$/.test(e.text);this.#i.read({text:r,isOpen:a,time:e.time,isError:o==="error"}),this.#r?.chooser.add(i),this.#a+=1}}silence(){return this.#s.silence()}excerpt(e,n){const s=e&&!this.#l,i=this.#b(s);if(i===void 0)return;const{chooseBeside:r,...o}=i,{omitted:a,errors:d}=o,c=Ee(this.#t)||d?.timedOut!==void 0,u=(s&&c?this.#i.notEnded():[]).map(({name:g,duration:m})=>({name:g,duration:m})),f=s&&this.#f;return{excerpt:{...o,omitted:n?a:void 0,errors:d&&{...d,mayBeMore:d.mayBeMore===!0||this.#c||!s,log:{...d.log,isReadToEnd:d.log.isReadToEnd&&s},kinds:f?{...d.kinds,proven:"network"}:d.kinds},...u.length>0&&{notEnded:u},step:this.#t,origin:this.#l?"parallel-steps":"step"},chooseBeside:s?r:void 0}}#m(){return Nm(this.#n,Ee(this.#t),this.#e)}#h({clue:e}){if(e?.kind==="start-action")this.#r={id:e.id,chooser:this.#m(),before:this.#a};else if(e?.kind==="end-action"){const{id:n,conclusion:s}=e;n===this.#r?.id&&s==="failure"&&(this.#o??=this.#r),s==="success"&&this.#o?.id.startsWith(`${n}.`)===!0&&(this.#o=void 0),this.#r=void 0}}#g({clue:e,header:n,text:s}){e?.kind==="header"&&n==="title"&&(this.#u??=e.form==="script",this.#p=!this.#u&&Gm.test(e.name),this.#f=!1),e?.kind==="error"&&(this.#f=this.#p&&(P(s)||this.#f&&(0,T.yp)(s)))}#b(e){const n=this.#i.notEnded(),s=this.#s.excerpt(this.#d,n,e),i=this.#o?.chooser.excerpt(this.#d,n,e),{before:r=0}=this.#o??{};if(i===void 0||i.lines.length===0)return s;const o=a=>({...a,omitted:a.omitted===void 0?void 0:r+a.omitted});return{...o(i),exitCode:i.exitCode??s?.exitCode,chooseBeside(a){const d=i.chooseBeside?.(a);return d&&o(d)}}}}function Ee({state:t}){return t.kind==="finished"&&t.conclusion==="cancelled"}const Km=/^Artifact .+ (?:uploaded! Final size is \d+ bytes\. Artifact ID is|finalized\. Artifact ID) (\d+)$/,Zm=2;class Hm{isAtEnd=!1;uploads=[];#t;#n;#e;#s;#i=new ar;#r;#o;#a=new Map;#d=new Set;#c=new Set;constructor(e,n){const{steps:s,targets:i,limit:r}=e;this.#t=e,this.#n=n;const o=this.#p.bind(this);this.#e=new no({steps:s,fromStart:n,emit:o}),this.#s=sr(n,e.lastStep??i.at(-1)?.number),this.#r=new Xm(r),this.#o=new Map(i.map(a=>[a,new jm(a,e)]))}add(e){this.#e.add(e)}end(e){this.#e.end(),this.isAtEnd=e}isOver(){const{targets:e,parts:n=!1}=this.#t;return!n&&e.length>0&&e.every(s=>this.#e.isOver(s))}isWhole(e){return this.#u(e)&&(this.#e.hasBegun(e)||Ee(e))}excerptOf(e){return this.#l(e)?.excerpt}endsWithin(e){const{lines:n,exitCode:s}=this.excerptOf(e)??{};return this.isAtEnd&&!this.#e.isOver(e)&&!Ee(e)&&s===void 0&&n?.every(({error:r})=>!r)===!0}besideOf(e){return this.#l(e)?.chooseBeside}#l(e){if(!this.#a.has(e)){const n=this.#o.get(e),s=this.#e.hasBegun(e);this.#a.set(e,n?.excerpt(this.isWhole(e),s))}return this.#a.get(e)}continuedBefore({number:e}){return this.#t.steps.filter(n=>n.number<e&&(0,Ot.P)(n)).filter(n=>this.#d.has(n)||this.#c.has(n)).slice(0,Zm)}facts(){return this.#s.facts()}partsOf(e){return this.#e.hasBegun(e)&&this.#u(e)?this.#i.partsOf(e):void 0}fallback(e){const n=this.#r.excerpt(),s=this.#n?n?.omitted:void 0,r=e&&(0,Ot.P)(e)&&this.isWhole(e)?this.#o.get(e)?.silence():void 0;return n&&{...n,omitted:s,step:e,origin:"end",errors:r}}#u(e){return this.isAtEnd||this.#e.isOver(e)}#p(e,n){this.#s.add(e,n),this.#i.add(e,n);const[,s]=Km.exec(e.text)??[];if(s!==void 0&&this.uploads.push(Number(s)),this.#t.limit===0)return;const[i]=n,r=n.length===1;i!==void 0&&r&&e.time!==void 0&&this.#f(e,i);let o=this.#o.size>0;for(const[a,d]of this.#o){const c=!d.isSeen&&this.#e.hasBegun(a);n.includes(a)&&d.add(e,c,r),o&&=d.isSeen}o||this.#r.add(e,n)}#f(e,n){const s=e.isTagged?e.clue:"text";s==="text"?this.#d.delete(n):s?.kind==="error"?this.#d.add(n):s?.kind==="end-action"&&s.outcome==="failure"&&this.#c.add(n)}}class Xm{#t;#n=[];#e=0;#s=!1;#i=!1;constructor(e){this.#t=e}add(e,n){if(this.#i||=e.time!==void 0,this.#s||=qm(e,n),this.#s||e.header==="list")return;const{kind:s,text:i,cut:r}=e.read();if(i==="")return;const o=we({kind:s})+i;this.#n.push({text:o,error:s==="error",cut:r,omittedBefore:0}),this.#e+=1,this.#n.length>2*this.#t+100&&(this.#n=this.#n.slice(-this.#t))}excerpt(){const e=this.#n.slice(Math.max(0,this.#n.length-this.#t));if(!(e.length===0||!this.#i))return{lines:e,omitted:this.#e-e.length,exitCode:void 0}}}function qm({clue:t},e){return(t?.kind==="cleanup"||t?.kind==="runner"&&t.steps.test("Complete job"))&&e.every(({name:s})=>/^(?:Post |Complete job$)/.test(s))}const ri=10,oi=16384;function ai(){let t=[],e=0,n=!1;function s(r){const o=r.subarray(0,Math.max(0,oi-e));o.length<r.length&&(n=!0),o.length>0&&t.push(Buffer.from(o)),e+=o.length}function i(){const r={bytes:Buffer.concat(t),cut:n};return t=[],e=0,n=!1,r}return{*push(r){const o=Buffer.from(r.buffer,r.byteOffset,r.byteLength);let a=0;for(let d=o.indexOf(ri);d!==-1;d=o.indexOf(ri,a)){const c=o.subarray(a,d);a=d+1,e===0&&c.length<=oi?yield{bytes:c,cut:!1}:(s(c),yield i())}a<o.length&&s(o.subarray(a))},*end(){e>0&&(yield i())}}}const Ke=262144,Ze=yt.sr,di=16777216,Vm=yt.w5;async function Ym(t,e,n=s=>s()){const{readers:s,unread:i}=await ci(t,e,n),r=n(()=>ui(s,e)),[o]=e.targets,a=r[0]?.errors?.isInToolForm===!1,d=new Set(a&&o?s.flatMap(p=>p.continuedBefore(o)):[]),c={...e,targets:[...d],parts:!1},l=d.size===0?[]:await ci(t,c,n).then(p=>p.readers,()=>[]),f=ui(l,c).filter(({origin:p})=>p==="step").map(p=>({...p,continued:p.step?.name}));return{excerpts:[...r,...f],beside:th(s,e),parts:nh(s,e),uploads:[...new Set(s.flatMap(p=>p.uploads))],facts:s[0]?.facts(),endsWithin:e.targets.some(p=>It(s,p)?.endsWithin(p)),unread:i}}async function ci(t,e,n){const{targets:s,limit:i,parts:r=!1}=e,o=({size:b=0})=>(r||i>0)&&b>Ke&&b<=Ze?{from:Ke,to:b-1}:void 0,a=await t({from:0,to:Ke-1},o),{size:d}=a,c=await li(a,e,n),l=[c];if(d===void 0||c.isAtEnd)return{readers:l};const u=async b=>l.push(await li(b,e,n)),f=(b,E)=>t({from:b,to:E-1});r&&await u(await f(0,Math.min(d,di)));const p=d<=Ze?[d]:[Ke,Ze,Vm],g=b=>l.some(E=>E.isWhole(b));let m,h;for(const b of i===0?[]:p){if(s.length===0?l.at(-1)?.isAtEnd:s.every(g))break;try{const{part:E,time:k}=await Qm(await f(Math.max(0,d-b),d));s.some(A=>!g(A)&&Jm(A,k))&&b<=Ze&&b<d?m={...E,body:await eh(E)}:(await u(E),m=void 0)}catch(E){m!==void 0&&await u(m),m=void 0;const k=S=>l.some(A=>A.excerptOf(S));if(l.length===1||!s.every(k))throw E;h=E}}return{readers:l,unread:h}}function Jm(t,e){const{state:n}=t,s=n.kind==="waiting"?void 0:n.startedAt;return e!==void 0&&s!==void 0&&e>s+$.Z2&&!Ee(t)}async function Qm(t){const e=Xt(),n=ai(),s=[],i=t.body[Symbol.asyncIterator]();let r,o=0;for(let d=await i.next();d.done!==!0;d=await i.next()){s.push(d.value);for(const{bytes:c}of n.push(d.value))o>0&&(r??=e(c)?.time),o+=1;if(r!==void 0)break}const a=(async function*(){yield*s,yield*{[Symbol.asyncIterator]:()=>i}})();return{part:{...t,body:a},time:r}}async function eh({body:t}){const e=[];for await(const n of t)e.push(n);return new Blob(e.map(n=>new Uint8Array(n))).stream()}async function li({body:t,from:e,size:n},s,i){const r=new Hm(s,e===0),o=ai();let a=e,d=!1,c=e===0;const l=f=>{for(const p of f)c&&r.add(p),c=!0};for await(const f of t)if(i(()=>{l(o.push(f))}),a+=f.length,d=r.isOver()||s.limit===0&&a>di,d)break;const u=n===void 0?!d:a>=n;return u&&l(o.end()),r.end(u),r}function ui(t,{targets:e,limit:n}){if(n===0)return[];const s=t.at(-1);return e.length===0?[s?.fallback(void 0)??[]].flat():e.flatMap(i=>It(t,i)?.excerptOf(i)??s?.fallback(i)??[])}function It(t,e){return t.find(s=>s.isWhole(e))??t.findLast(s=>s.excerptOf(e))}function th(t,{targets:e,limit:n}){const s=(n===0?[]:e).map(i=>[i.number,It(t,i)?.besideOf(i)]);return new Map(s.flatMap(([i,r])=>r?[[i,r]]:[]))}function nh(t,{steps:e}){return new Map(e.flatMap(n=>{const[s]=t.flatMap(i=>i.partsOf(n)??[]);return s===void 0?[]:[[n.number,s]]}))}})};export{ah as id,dh as ids,ch as modules};
