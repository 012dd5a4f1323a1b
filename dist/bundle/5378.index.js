const ip=5378,ap=[5378],dp={89794:((sp,Ms,I)=>{I.d(Ms,{readLog:()=>Yf});var $=I(865),pt=I(17034);function de({kind:t}){return t==="error"?"Error: ":""}var mt=I(83215),bt=I(57975);const Ps=12;function ht(t,e){return gt(t,e)?0:Us.test(e)?Ps:2}const Us=/^(?:Pre )?Run (?:\/?\.\/|\S[^\s/]*\/\S[^\s@]*@\S+$)/;function gt(t,e){return Et(t)===Et(e)}function Et(t){const e=t.startsWith("Pre ")?t.slice(4):t;return e.startsWith("Run docker://")?e.replace("docker://","").trim():e.startsWith("Run /./")?e.replace("/","").trim():e.trim()}const wt=/^actions\/cache(?:\/restore)?$/,St=/^actions\/setup-(?:node|python|java|go|dotnet)$/,At=/^Swatinem\/rust-cache$/i,Rt=/^astral-sh\/setup-uv$/i,Y=new RegExp([wt,St,At,Rt].map(({source:t})=>t).join("|"),"i"),Ws=[["runnerVersion",/^Current runner version: '([\w.+-]+)'$/,"Current runner version: '2.336.0'"],["image",/^Image: (\S+)$/,"Image: ubuntu-24.04"],["imageVersion",/^Version: ([\w.]+)$/,"Version: 20260413.86.1"]],Bs=[["hit",Y,/^Cache hit for: (.+)$/,"Cache hit for: Linux-cargo-3f1b"],["partial",Y,/^Cache hit for restore-key: (.+)$/,"Cache hit for restore-key: Linux-cargo-2e0a"],["failed",Y,/^##\[(?:error\]|warning\]Failed to restore: )/,"##[warning]Failed to restore: Timeout"],["size",Y,/^Cache Size: ~\d+ MB \((\d+) B\)$/,"Cache Size: ~118 MB (123456789 B)"],["blocked",Y,/^Cache restore skipped: the effective cache-mode '(.+)' does not permit reads\.$/,"Cache restore skipped: the effective cache-mode 'write-only' does not permit reads."],["miss",wt,/^Cache not found for input keys: ([^,]+)(?:, .*)?$/,"Cache not found for input keys: Linux-cargo-3f1b, Linux-cargo-"],["miss",St,/^(?:\S+ cache|Cache) is not found(?: for \S+ \S+)?()$/i,"npm cache is not found"],["miss",At,/^No cache found\.()$/,"No cache found."],["miss",Rt,/^No GitHub Actions cache found for key: (.+)$/,"No GitHub Actions cache found for key: setup-uv-1-x86_64-3f1b"]];function zs(t){return Y.test(t)}const Gs=/^Complete job name: /,Tt=/^Run ([\w.-]+\/[\w./-]+)@\S+$/,js=20;function Ks(t){const e=new Map,n=new Map;let s=!t;function r(i){s||=Gs.test(i);for(const[a,d]of s?[]:Ws){const[,c]=d.exec(i)??[],l=a==="imageVersion"&&!e.has("image");c!==void 0&&!l&&!e.has(a)&&e.set(a,c)}}function o(i,a,d){const c=n.get(a)??{action:void 0,caches:[],isBlocked:!1};n.set(a,c);const l=i.isTagged?i.clue:void 0;if(l?.kind==="header"){const f=c.action===void 0&&l.form==="action";c.action=f?Hs(l.name,a):""}d||(c.action=""),c.action&&Xs(c,c.action,(0,bt.stripVTControlCharacters)(i.text))}return{add(i,a){if(i.time!==void 0){s||r(i.text);for(const d of a)o(i,d,a.length===1)}},facts:()=>({runnerVersion:e.get("runnerVersion"),image:e.get("image"),imageVersion:e.get("imageVersion"),caches:new Map([...n].flatMap(([{number:i},{action:a,caches:d}])=>a?[[i,d]]:[]))})}}function Hs(t,{name:e}){const[,n=""]=Tt.exec(t)??[];return Tt.test(e)&&!gt(t,e)||!zs(n)?"":n}function Xs(t,e,n){const{caches:s,isBlocked:r}=t,[o,,i]=Bs.find(([,c,l])=>c.test(e)&&l.test(n))??[];if(o===void 0||s.length>=js)return;const a=i?.exec(n)?.[1]||void 0,d=s.at(-1);switch(o){case"hit":case"partial":case"miss":{const c=o==="miss"&&r?"blocked":o;s.push({result:c,key:a,bytes:void 0});return}case"failed":(d?.result==="hit"||d?.result==="partial")&&s.pop();return;case"size":d!==void 0&&(t.caches=s.with(-1,{...d,bytes:Number(a)}));return;case"blocked":t.isBlocked=!0}}const kt=2e3,Zs=200;class Vs{#t=[];#n=new Map;#e=0;add(e,n){const s=e.isTagged?e.clue:void 0;e.time!==void 0&&(s?.kind==="start-action"||s?.kind==="end-action")&&this.#s(s,e.time,n)}partsOf(e){if(this.#t.length===0||this.#e>kt)return;const n=new Set(this.#t.flatMap(i=>It(i)?i.candidates:[])),s=i=>It(i)?i.candidates:i.candidates.filter(a=>!n.has(a)),[r,...o]=this.#t.filter(i=>s(i).includes(e));if(r===void 0)return{parts:[],omitted:0};if(!(o.length>0||s(r).length>1))return{parts:r.parts.map(({part:i})=>i),omitted:r.omitted}}#s(e,n,s){if(s.length===0||this.#e>kt)return;const r=s.filter(({kind:i})=>i!=="group"),o=this.#r(e.id,r);e.kind==="end-action"?Js(o,e,n):qs(o,e,n)&&(this.#e+=1)}#r(e,n){const[s=""]=e.split("."),r=this.#n.get(s),o=r?.candidates.filter(a=>n.includes(a))??[];if(r!==void 0&&!(o.length===0&&n.some(Ys(r))))return o.length>0&&(r.candidates=o),r;const i={candidates:n,parts:[],omitted:0};return this.#t.push(i),this.#n.set(s,i),this.#e+=1,i}}function It({candidates:t}){return t.length===1}function Ys({candidates:t}){const e=n=>n.replace(/^(?:Pre|Post) /,"");return({name:n})=>t.some(s=>s.name!==n&&e(s.name)===e(n))}function qs(t,{id:e,name:n=""},s){if(t.parts.some(i=>i.id===e))return!1;if(t.parts.length>=Zs)return t.omitted+=1,!1;const r=t.parts.findLast(i=>e.startsWith(`${i.id}.`)),o={name:n,depth:r===void 0?0:r.part.depth+1,startedAt:s,completedAt:void 0,duration:void 0,outcome:void 0,conclusion:void 0};return t.parts.push({id:e,part:o}),!0}function Js(t,{id:e,outcome:n,conclusion:s},r){const o=t.parts.findLast(l=>l.id===e);if(o===void 0)return;const{startedAt:i}=o.part,a=r<i?void 0:r,c=a!==void 0&&s!=="skipped"?a-i:void 0;o.part={...o.part,completedAt:a,duration:c,outcome:n,conclusion:s}}const xt=[/^\u001B\[36;1m/,"script"],yt=[/^shell: /,"shell"],$e=[/^env:$/,"list"],Ce=[/^##\[endgroup\]$/,"outside"],Qs={top:[xt,yt,$e,[/^with:$/,"list"],Ce],script:[xt,yt],shell:[$e,Ce],list:[[/^ {2}\S[^:]*: ?/,"list"],$e,Ce]};function er(t){const e=Ot("top",t);return e&&(e==="script"||e==="shell"?"script":"action")}function Ot(t,e){return Qs[t].find(([n])=>n.test(e))?.[1]}const G=t=>({kind:"runner",steps:t}),Nt=[[/^Current runner version: '/,G(/^Set up job$/)],[/^A job (?:started|completed) hook has been configured by /,G(/^(?:Set up|Complete) runner$/)],[/^##\[group\]Checking docker version$/,G(/^Initialize containers$/)],[/^##\[group\]Pull down action image '/,G(/^Pull /)],[/^##\[group\]Build container for action use: '/,G(/^Build /)],[/^(?:Print service container logs|Stop and remove container): /,G(/^Stop containers$/)],[/^(?:Evaluate and set (?:job outputs|environment url)|Uploading runner diagnostic logs|Cleaning up orphan processes)$/,G(/^Complete job$/)],[/^Prepare all required actions$/,{kind:"preparation"}],[/^Post job cleanup\.$/,{kind:"cleanup"}],[/^Complete job name: /,{kind:"set-up"}],[/^shell: (?:\S*\/)?(?:ba)?sh -e \{0\}$/,{kind:"shell",byDefault:!0}],[/^shell: /,{kind:"shell",byDefault:!1}],[/^(?:(?:Waiting for|Waiting for all|Cancelling) background step\(s\)|No background steps remaining)/,{kind:"wait"}],[/^##\[error\](?:The template is not valid\. |Can't find 'action\.yml'|Failed to resolve action )/,{kind:"error",unstarted:!0}],[/^##\[error\]/,{kind:"error",unstarted:!1}]],Ft=/^##\[(start|end)-action ([^]*)\]$/,tr=new RegExp([Ft,...Nt.map(([t])=>t)].map(({source:t})=>t).join("|"));function nr(t,e=""){if(t.startsWith("##[group]Run "))return{kind:"header",name:t.slice(9),form:er(e)};if(tr.test(t))return Nt.find(([n])=>n.test(t))?.[1]??sr(t)}function sr(t){const[,e,n=""]=Ft.exec(t)??[],s=or(n),r=s.get("id")??"";if(r!=="")return e==="start"?{kind:"start-action",id:r,name:s.get("display")}:{kind:"end-action",id:r,outcome:Lt(s.get("outcome")),conclusion:Lt(s.get("conclusion"))}}const rr=20;function or(t){return new Map(t.split(";",rr).map(e=>{const[n="",...s]=e.split("=");return[n,s.join("=").replace(/%(?:25|3B|5D|0D|0A)/g,decodeURIComponent)]}))}function Lt(t){return t!==void 0&&/^\w+$/.test(t)?t:void 0}var x=I(92144);const ir=1e3,ar=/^(?:\xEF\xBB\xBF)?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})Z(?: |$)/,dr=34;function vt(){let t,e=NaN;return n=>{const s=ar.exec(n.toString("latin1",0,dr));if(s!==null&&(s[1]!==t&&(t=s[1],e=Date.parse(`${t}Z`)),!Number.isNaN(e)))return{time:e+Number(s[2])*$.Z2,textAt:s[0].length}}}function cr(t,e=0){const n=mr(t.toString("utf8",e)),{kind:s,text:r}=Er(n),o=ir-de({kind:s}).length;if(r.length<=o)return{kind:s,text:r,cut:!1};const i=r.slice(0,o),a=r.slice(o);return{kind:s,text:i.toWellFormed(),cut:!0,rest:a}}const lr=/[^\P{Cc}\t]/gu,ur=/[\p{Zl}\p{Zp}]/gu,fr=/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g,pr=/^[\t\x20-\x7E]*$/;function mr(t){if(pr.test(t))return t.trimEnd();const e=t.replace(/(?<!\r)\r+$/,"").split("\r"),n=e.filter((s,r)=>r===e.length-1||x.TR.test(s));return(0,bt.stripVTControlCharacters)([...new Set(n)].join(" ")).replace(lr,"").replace(ur," ").replace(fr,"").trimEnd()}const br=/^\s*##\[([\w-]+)\](.*)$/s,hr=/^##\[(?:start|end)-action [^\]]*\]$/,gr=/^\s*::add-mask::/;function Er(t){if(gr.test(t)||hr.test(t))return{kind:"hidden",text:""};const[,e="",n=""]=br.exec(t)??[];switch(e){case"group":return{kind:n.startsWith("Run ")?"header":"text",text:n};case"endgroup":return{kind:"end-of-group",text:""};case"error":return{kind:"error",text:n};case"warning":return{kind:"text",text:`Warning: ${n}`};case"notice":return{kind:"text",text:`Notice: ${n}`};case"command":case"section":return{kind:"text",text:n};case"debug":case"add-mask":return{kind:"hidden",text:""};default:return{kind:"text",text:t}}}const wr=8192,Sr=35;class Ar{raw;time;lastTime;header;next;#t;#n;#e;#s;constructor(e,n,s){this.raw=e,this.time=n?.time,this.lastTime=s,this.#t=n?.textAt??0}get text(){return this.#n??=this.raw.bytes.toString("utf8",this.#t,this.#t+wr).replace(/\r$/,""),this.#n}get clue(){if(this.time!==void 0)return this.#e??=nr(this.text,this.next)??"none",this.#e==="none"?void 0:this.#e}get isTagged(){return this.raw.bytes[this.#t]===Sr}read(){return this.#s??=this.#r(),this.#s}#r(){const{kind:e,text:n,cut:s,rest:r}=cr(this.raw.bytes,this.#t);return{kind:e==="header"&&this.header!=="title"?"text":e,text:n,cut:s||this.raw.cut,rest:this.raw.cut?void 0:r,timed:this.time!==void 0}}keep(){this.raw={...this.raw,bytes:Buffer.from(this.raw.bytes)}}}const Rr=2e4,Tr=4;function kr(t){const e=vt();let n=Rr,s,r,o="outside";function i({text:d,time:c}){if(o==="outside")return!1;if(c===void 0&&o!=="top"||d.startsWith("##[debug]"))return!0;const l=Ot(o,d);return o=l??"outside",l!==void 0}function a(d=""){r!==void 0&&(r.next=d,t(r),r=void 0)}return{add:d=>{const c=e(d.bytes);if(n=Math.max(-1,n+(c===void 0?-1:Tr)),n<0)return;s=c?.time??s;const l=new Ar(n===0?{...d,cut:!0}:d,c,s);i(l)&&(l.header=l.text==="##[endgroup]"?"end":"list",r!==void 0&&(r.header="title")),r!==void 0&&a(l.text),c!==void 0&&l.isTagged&&l.text.startsWith("##[group]Run ")?(o="top",r=l,l.keep()):t(l)},end:a}}const Ir={from:void 0,before:void 0,opened:!0,single:!1,within:!1,errored:!0,ended:!1},De=10,_=1.5*De,_e=3*De,xr=$.Z2/2;function te(t,e){return!Me(t,e)&&e<t.to}function Me({from:t},e){return e<t-xr}function ce({alongside:t},e){return t.length===0||e===void 0?t:t.filter(n=>te(n,e))}function yr(t,{clue:e,time:n,nested:s}){const r=n!==void 0&&n<t.from?3:0,o=s&&ce(t,n).length===0?_:0;return r+o+Or(t,e)}function Or(t,e){if(t.kind==="unlisted")return e?.kind==="header"||e?.kind==="runner"||e?.kind==="cleanup"?5:_;switch(e?.kind){case"runner":return e.steps.test(t.name)?0:_;case"cleanup":return t.kind==="cleanup"?0:_;case"header":return t.kind!=="main"||e.form===void 0?_:ht(e.name,t.name);case"preparation":case"wait":return t.kind==="main"?1:_;case"error":case void 0:return t.failed?4:_;case"start-action":case"end-action":case"shell":case"set-up":return _}}function $t(t,e){return e===void 0||te(t,e)?0:2*De}function Nr(t,e,n){const{time:s}=n,r=ce(e,s).length===0,o=r?$t(e,s):0,i=r&&t.ended?6:0,a=e.from===-1/0&&s!==void 0&&s>=e.to-$.Z2?.2:0;return o+i+a+Fr(t,e,n)}function Fr(t,e,{clue:n,silent:s,nested:r,marked:o}){switch(n?.kind){case"header":return n.form===void 0||r?0:t.opened?t.single?6:o?5:t.within||s?.3:2.5:ht(n.name,e.name);case"runner":return e.kind==="unlisted"||n.steps.test(e.name)?0:8;case"cleanup":return e.kind==="unlisted"?0:e.kind==="cleanup"?3:8;case"preparation":case"wait":return e.kind==="runner"?0:3;case"shell":return t.within?n.byDefault?6:0:n.byDefault?0:2;case"error":return n.unstarted?5:0;case"set-up":case"start-action":case"end-action":case void 0:return 0}}function Lr({opened:t,errored:e},{failed:n}){return(n&&!e?6:0)+(t?0:6)}function vr({kind:t}){return t==="unlisted"?0:8}function Pe(t,e){switch(e?.kind){case"header":return t.opened?{...t,within:!0}:{...t,opened:!0,single:e.form==="script"};case"error":return{...t,errored:!0,opened:t.opened||e.unstarted};case"set-up":return{...t,ended:!0};case"wait":return{...t,opened:!0,single:!0};case"cleanup":return{...t,opened:!0};case"runner":case"shell":case"preparation":case"start-action":case"end-action":case void 0:return t}}var $r=I(36659);const Cr=20,Dr=/^(?:Set up job|Complete job|Set up runner|Complete runner|Initialize containers|Stop containers)$/;function _r(t){const e=new Set(t.map(({name:a})=>`Post ${a.replace(/^Pre /,"")}`)),n=t.flatMap(a=>Mr(a,e)??[]).toSorted((a,d)=>a.from-d.from),s=n[0],r=n.at(-1);let o=[];const i=n.map((a,d)=>{const c=n[d-1];return o=[...o,...c===void 0?[]:[c]].filter(({to:l})=>l-$.Z2>a.from).slice(-Cr),{...a,alongside:o}});return[...s?.name==="Set up job"?[]:[Ct(-1/0,(s?.from??1/0)+$.Z2)],...i,...r===void 0||r.name==="Complete job"?[]:[Ct(r.to-$.Z2,1/0)]]}function Mr(t,e){const{name:n,state:s}=t;if(s.kind==="waiting"||s.startedAt===void 0)return;const r=s.kind==="finished"?s.conclusion:void 0;if(r==="skipped")return;const o=s.kind==="finished"?s.completedAt??1/0:1/0;return{step:t,name:n,from:s.startedAt,to:Math.max(o,s.startedAt)+$.Z2,kind:Dr.test(n)?"runner":e.has(n)?"cleanup":"main",failed:r!==void 0&&(0,$r.N6)(r),alongside:[]}}function Ct(t,e){return{step:void 0,name:"",from:t,to:e,kind:"unlisted",failed:!1,alongside:[]}}const Pr=4194304,Ur=10,Wr=400,Br=100,zr=1e5,Gr=2;class jr{#t;#n;#e;#s=kr(e=>{this.#p(e)});#r=new Set;#o=[];#i=0;#a=[];#d=0;#c=0;#l=new Set;#u=!1;#f=!1;constructor(e){this.#t=e,this.#n=_r(e.steps),this.#e=new Map(this.#n.flatMap((n,s)=>[n,...n.alongside].map(({step:r})=>[r,s])))}add(e){this.#s.add(e)}end(){this.#s.end(),this.#S(void 0,!0)}isOver(e){const n=this.#e.get(e)??1/0;return this.#o.length>0&&this.#o.every(({part:s})=>s>n)}hasBegun(e){return this.#r.has(e)}#p(e){const[n]=this.#o,s=e.time===void 0&&n!==void 0;this.#a.length===0&&n!==void 0&&(s||this.#w(n,e.lastTime))?(e.isTagged&&(this.#m(e),this.#o=[Pe(n,e.clue)]),this.#A(e,n)):(this.#m(e),s||this.#b(e),e.keep(),this.#a.push(e),this.#d+=e.raw.bytes.length+Wr,this.#S(e.lastTime,this.#d>Pr)),this.#f=e.header==="end"}#m({clue:e,time:n}){if(e?.kind!=="start-action"&&e?.kind!=="end-action")return;const s=r=>r!==void 0&&n!==void 0&&(te(r,n)||ce(r,n).length>0);this.#o.some(({part:r})=>s(this.#n[r]))&&(this.#u=!0,e.kind==="end-action"?this.#l.delete(e.id):this.#l.size<Ur&&this.#l.add(e.id))}#b({clue:e,time:n,lastTime:s}){const r=this.#c+this.#a.length,o=e?.kind==="header"&&this.#f,i=this.#l.size>0,a={clue:e,time:s,silent:o,nested:i,marked:this.#u},d=this.#o.length===0,c=Kr(d?this.#h(a):this.#g(a,n===void 0?n:r));this.#i+=c.length;const f=this.#i>zr+Gr*r?1:Br;this.#o=c.length>f?c.toSorted((u,p)=>u.cost-p.cost).slice(0,f):c}#h(e){const n=this.#n;if(!this.#t.fromStart)return n.map((a,d)=>({...Ir,part:d,cost:$t(a,e.time)}));const[s]=n;if(s===void 0)return[];const r=e.time!==void 0&&(e.clue?.kind??"header")==="header",o=s.kind==="runner"&&r?_e:0,i=Dt(s,e,{part:0,cost:o,from:0,before:void 0});return[i,...this.#E(e,i.cost,{part:1,cost:0,from:0,before:void 0})]}#g(e,n){const s=this.#o.flatMap(i=>{const a=this.#n[i.part];if(a===void 0)return[];const d=i.cost+Nr(i,a,e);return[{path:i,part:a,stayed:Pe({...i,cost:d,ended:!1},e.clue)}]}),r=s.map(({stayed:i})=>i);if(n===void 0)return r;const o=Math.min(...r.map(({cost:i})=>i));return s.flatMap(({path:i,part:a,stayed:d})=>{const c=i.cost+Lr(i,a);return[d,...this.#E(e,o,{part:i.part+1,cost:c,from:n,before:i})]})}#E(e,n,s){const{time:r}=e,o=[];let{cost:i}=s;for(let a=s.part;i<=n+_e;a++){const d=this.#n[a];if(d===void 0||r!==void 0&&Me(d,r))break;if(r===void 0||te(d,r)){const c=i+yr(d,e);o.push(Dt(d,e,{...s,part:a,cost:c}))}i+=vr(d)}return o}#w({part:e},n){const s=this.#n[e+1];return s===void 0||n!==void 0&&Me(s,n)}#S(e,n){const[s,...r]=this.#o;if(s===void 0)return;const o=r.every(({part:c})=>c===s.part)&&this.#w(s,e);if(r.length>0&&!o&&!n)return;const i=this.#o.reduce((c,l)=>l.cost<c.cost?l:c);this.#o=[{...i,cost:0,before:void 0}];const a=[];for(let c=i;c!==void 0;c=c.before)a.push(c);const d=this.#a;this.#a=[],this.#d=0;for(const c of d){const l=a.find(({from:f=0})=>f<=this.#c);l!==void 0&&this.#A(c,l)}}#A(e,{part:n,from:s}){const r=this.#n[n];s!==void 0&&r?.step!==void 0&&this.#r.add(r.step),this.#t.emit(e,r===void 0?[]:Hr(r,e.lastTime)),this.#c+=1}}function Dt(t,{clue:e},n){const r={opened:t.kind==="runner"||t.kind==="unlisted",single:!1,within:!1,errored:!1,ended:!1};return Pe({...n,...r},e)}function Kr(t){if(t.length===1)return t;const e=new Map;for(const r of t){const{part:o,opened:i,single:a,within:d,errored:c,cost:l}=r,f=16*o+8*Number(i)+4*Number(a)+2*Number(d)+Number(c);l<(e.get(f)?.cost??1/0)&&e.set(f,r)}const n=[...e.values()],s=n.reduce((r,o)=>Math.min(r,o.cost),1/0);return n.filter(({cost:r})=>r<=s+_e)}function Hr(t,e){return[...e===void 0||te(t,e)?[t]:[],...ce(t,e)].flatMap(({step:s})=>s??[])}const Ue=/(?:[\w-]{1,60}\.){0,4}(?:github\.com|githubusercontent\.com|ghcr\.io|npmjs\.(?:org|com)|yarnpkg\.com|pypi\.org|pythonhosted\.org|docker\.(?:io|com)|crates\.io|rubygems\.org|maven\.org|maven\.apache\.org|gradle\.org|nuget\.org|packagist\.org|golang\.org|ubuntu\.com|debian\.org|quay\.io|mcr\.microsoft\.com|nodejs\.org|conda\.io|anaconda\.org|dl\.google\.com|terraform\.io|opentofu\.org|gitlab\.com|bitbucket\.org|jsr\.io|deno\.land|esm\.sh|hex\.pm|pub\.dev|rust-lang\.org|rustup\.rs|alpinelinux\.org|fedoraproject\.org|archlinux\.org|packages\.microsoft\.com|hashicorp\.com|helm\.sh|bitnami\.com|conan\.io|cocoapods\.org|nixos\.org|spring\.io|sonatype\.com|snapcraft\.io|sigstore\.dev|public\.ecr\.aws|(?:dl|registry)\.k8s\.io|galaxy\.ansible\.com|huggingface\.co|brew\.sh|nodesource\.com|playwright\.azureedge\.net|playwright\.dev|download\.cypress\.io|cdn\.cypress\.io|storage\.googleapis\.com\/chrome-for-testing[\w-]*)/.source+/(?![\w.-])/.source,U=/(?!(?:[\w.-]{1,200}\.)?example\.(?:com|net|org)\b)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\b)[a-z][a-z\d-]{1,20}(?![\w.-]*\w)/.source,Xr=/\bhttps?:\/\/(?:[^@\s/]{0,100}@)?([\w.-]+)|\b(?:resolve host|resolving|reach host|lookup|Resolving|getaddrinfo [A-Z_]+|UnknownHostException|connect(?:ion)? to)(?: address|:)? ?['‘"]?([a-z\d][\w-]*(?:\.[\w-]+)+)\b|\bhost=?:? ?['"]([\w.-]+)|\blookup ([\w-]+) on\b|\bresolve host: ([\w-]+)|\bgetaddrinfo [A-Z_]+ ([\w-]+)/g,Zr=new RegExp(`^${Ue}`),Vr=new RegExp(`(?<![\\w.-])${Ue}`,"g"),_t=/\b(?:connection (?:was |has been )?(?:resets?|failed|refused|timed out|closed|aborted|broken)|timed? ?out|timeout|deadline exceeded|execution expired|operation too slow|no such host|nxdomain|UnknownHostException|could not (?:resolve host|reach host|connect)|name (?:resolution|or service not known)|E(?:CONNRESET|CONNREFUSED|\w*TIMEDOUT|AI_AGAIN|NOTFOUND)|socket (?:hang up|error|exception|disconnected)|failed to connect|SSL_(?:connect|ERROR)|TLS (?:handshake|connection)|remote end hung up|(?:early|unexpected) EOF|too ?many ?requests|bad gateway|service unavailable|gateway time-?out|network is unreachable|spurious network error|max retries exceeded|unable to load the service index|(?:429|5(?:0[0-4]|2\d))\b.{0,5}(?:too many|internal server|bad gateway|service|gateway|server )|(?:status(?: code)?|code|HTTP|returned|error)[:= ]{1,2}\(?(?:429|5(?:0[0-4]|2\d)))\b/i,Yr=/\((?:408|429|5\d\d)\)|\b(?:status|code|HTTP|response|error|got)\b[\w ]{0,16}[:= (]{1,3}(?:408|429|5\d\d)\b|\bServer Error\b|\b(?:Connection(?:Refused|Closed|Reset)|FailedToOpenSocket|DNSResolveFailed)\b|\bclient error \(SendRequest\)|:bad_status_code, (?:429|5\d\d)\b|\brate limit|\bserver is busy\b|\bError from intermediary\b|\btimeout was reached\b|\bcurl error (?:6|7|28|35|52|55|56|92)\b|\b(?:unable to connect|error connecting) to \S|\ball attempts to connect to \S|\bMirror sync in progress\b|\bempty reply from server\b|\bHTTP 000\b|\btemporary error\b|\bfailed after \d+ (?:retry|retries|attempts)\b|\b(?:returned|respond(?:ed|s) with)(?: a)? (?:429|5\d\d)\b|\bunable to (?:establish SSL connection|resolve host)\b|\bImport '[^']{1,300}' failed\.(?: |$)|\btransfer failed for https:|\btry again later\b|\bNo server is currently available\b|\bWe couldn't respond to your request in time\b|\btoo many 50\d error responses\b| - (?:429|5\d\d)\b|\bgetaddrinfo\b|\bEPIPE\b|\bother side closed\b|\bfetch failed\b|\bRPC failed\b|\bunexpected disconnect\b|\bprogress stalled\b|\bstream error: stream ID\b|\b(?:name resolution|server misbehaving)\b|\binvalid index-pack output|\bbytes of body are still expected|\bexpected flush after ref listing|\bUnexpected token '?<|<!DOCTYPE html|\binvalid (?:json )?response body\b|\bFailed to [A-Z]\w{1,40}: Unexpected (?:token|end of JSON)|\b(?:Get|Head|Post|Put) "https:\/\/[^"]{1,300}": EOF\b|\bsocket error\b|\bserver closed connection\b/i,qr=/^(?!.*\bError from intermediary\b).*(?:(?:\(|\b(?:status|code|HTTP|error|success)\b[\w ]{0,16}[:= (]{1,3})(?:40[0-79]|41\d|42[0-8])\b|\b40[0-79] (?:Bad Request|Unauthorized|Forbidden|Not Found|Conflict)\b|\bInput required\b|\bThe action '.{1,500}' has timed out)/i,Jr=/\bprocess "(?:[^"\\]|\\.){0,2000}"|\bRUN .*|[^\s"']{0,200}(?:[-@/=]timeout|timeout[-@/=])[^\s"']{0,200}/gi;function C(t){const e=[...t.matchAll(Xr)].flatMap(s=>s.slice(1).find(Boolean)??[]),n=t.match(Vr)??[];return[...new Set([...e,...n].map(s=>s.replace(/\.$/,"")))]}function ne(t){return Zr.test(t)}function M(t){const e=t.replace(Jr," ");return(_t.test(e)||Yr.test(e))&&!qr.test(t)}var T=I(80205),S=I(91042);const Qr=/\b(?:stop(?:ped|ping)?|end(?:ed|ing)|cancel(?:l?ed|l?ing)|interrupted|terminat(?:ed|ing)|abort(?:ed|ing)|bail(?:ed|ing)(?: out)?|quitting)(?: \w+){0,2}(?: early\b|(?::| after| due to| because| on| at) (?:the |an? )?(?:first|\d+|test|max(?:imum)?) (?:test )?(?:fail|error))|\btoo many (?:errors|failures)\b|\bonly (?:show\w+ )?(?:the )?first \d+ (?:errors|failures|problems)\b|\btests? (?:was|were) not run due to\b|(?:^|[\s('"`])(?:--?(?:fail-?fast|bail|exit-?on-?failure|exitfirst|stop-on-(?:failure|error|first-error|defect)|gtest_fail_fast|(?:abort(?:x|-after)?|stop)(?![-\w])|fmax-errors|ferror-limit|max-?fail(?:ures|s)?)|pytest\b.{0,200} -x|unittest\b.{0,200} -f|nose2\b.{0,200} -F)\b(?![= ](?:0|false)\b)|\bterminated due to -f|^panic: |\bTest Suites: .{0,120}\b\d+ of \d+ total\b/i;function eo(t){return/fail|error|early|bail|exit|panic|-[fx]\b|stop|abort|total/i.test(t)&&Qr.test((0,S.O6)(t))}const Mt=/^(?:={3,} .{1,300} ={3,}|!{3,} .{1,300} !{3,})$/,le=String.raw`[^\s:]{1,300}\.py::[^\s[]{1,300}(?:\[.{0,300}\])?`,Pt=[{tool:"go",order:"sequence",start:/^=== RUN {3}(?<name>[^\s/]{1,300})$/,turns:{pause:/^=== PAUSE (?<name>[^\s/]{1,300})$/,resume:/^=== (?:CONT|NAME) {2}(?<name>[^\s/]{1,300})$/},end:/--- (?:PASS|FAIL|SKIP): (?<name>[^\s/]{1,300}) \(/,over:/^(?:(?:ok {2}|FAIL|\? {3})\t|(?:PASS|FAIL)$|panic: |exit status \d)/,half:/(?:^|[^-])-{1,3}(?: [A-Z]{0,4}:?[^(]{0,300})?$/,examples:["=== RUN   TestPays","--- PASS: TestPays (0.00s)"]},{tool:"XCTest",order:"sequence",opens:/^Test Suite '.{1,300}' started\b/,start:/^Test Case '(?:-\[)?(?<name>[^\]']{1,300})\]?' started\b/,end:/Test Case '(?:-\[)?(?<name>[^\]']{1,300})\]?' (?:passed|failed|skipped) \(/,over:/^(?:\s*Executed \d+ tests?,|Restarting after unexpected exit\b|Fatal error: )/,half:/T(?:es?|est(?: C.{0,400})?)?$/,examples:["Test Case '-[ShopTests.CartTests testPays]' started.","Test Case '-[ShopTests.CartTests testPays]' passed (0.001 seconds)."]},{tool:"googletest",order:"sequence",opens:/^\[={10}\] Running \d+ tests? from /,start:/^\[ RUN {6}\] (?<name>\S{1,300})$/,end:/\[(?: {7}OK| {2}FAILED | {2}SKIPPED) \] (?<name>\S{1,300}?)(?:, where .{0,300})?(?: \(\d+ ms\))?$/,over:/^\[={10}\] \d+ tests? from .{1,60} ran\b/,half:/\[[^\]]{0,12}(?:\].{0,300})?$/,examples:["[ RUN      ] Cart.Pays","[       OK ] Cart.Pays (0 ms)"]},{tool:"pytest",order:"sequence",opens:/^={3,} test session starts ={3,}$/,start:new RegExp(`^(?<name>${le})$`),end:new RegExp(String.raw`(?:^(?<name>${le}) .{0,300})?(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|RERUN)(?: \(.{0,300}\))?\s*(?:\[ *\d{1,3}%\])?$`),over:new RegExp(String.raw`${Mt.source}|^(?:created: \d+\/\d+ workers?|\d+ workers? \[\d+ items?\]|gw\d+ [[IC])`),half:/(?:^|\s)[A-Z]{1,7}(?:\s.{0,300})?$/,isOpen:!0,examples:["test_cart.py::test_pays[cash] ","PASSED                                [ 37%]"]},{tool:"pytest-xdist",order:"parallel",opens:/^(?:created: \d+\/\d+ workers?|\d+ workers? \[\d+ items?\]|gw\d+ \[\d+\])/,start:new RegExp(`^(?<name>${le})$`),end:new RegExp(String.raw`^\[gw\d+\] (?:\[ *\d{1,3}%\] )?[A-Z]{4,7} (?<name>${le})$`),over:Mt,half:/^\[/,isOpen:!0,examples:["test_cart.py::test_pays[cash] ","[gw0] [ 37%] PASSED test_cart.py::test_pays[cash]"]},{tool:"TAP",order:"nested",opens:/^TAP version \d+$/,start:/^(?<indent> {0,80})# Subtest: (?<name>\S.{0,300})$/,end:/^(?<indent> {0,80})(?:not )?ok \d+ (?:- )?(?<name>.{1,300}?)(?: # (?:SKIP|TODO|time=).{0,300})?(?: \{)?$/,over:/^(?:Bail out!|# tests \d+$)/,half:/^ *(?:ok?|no?t?|(?:not )?ok \d.{0,300})$/,examples:["    # Subtest: pays","    ok 1 - pays"]},{tool:"CTest",order:"parallel",opens:/^Test project \S/,start:/^ {4}Start (?<id> {0,6}\d{1,7}): (?<name>\S.{0,300})$/,end:/^\s{0,12}(?:\d{1,7}\/\d{1,7} )?Test(?<blanks> {1,7})#(?<id>\d{1,7}): /,over:/^\d{1,3}% tests passed, \d+ tests? failed\b/,half:/^\s{0,12}(?:\d{1,7}\/?\d{0,7}(?: T.{0,300})?|T.{0,300})$/,examples:["    Start  3: cart.pays"," 3/12 Test  #3: cart.pays ........   Passed    0.01 sec"]},{tool:"cargo",order:"parallel",opens:/^running \d+ tests?$/,start:/^test (?<name>\S.{0,300}) has been running for over 60 seconds$/,end:/^test (?<name>\S.{0,300}) \.\.\. (?:ok|FAILED|ignored)\b/,over:/^(?:test result: | {3,5}(?:Running|Doc-tests) |error: test failed)/,half:/^t(?:e|es|est|est .{0,400})?$/,hasRun:6e4,examples:["test tests::pays has been running for over 60 seconds","test tests::pays ... ok"]},{tool:"Jest",order:"parallel",start:/^\s{0,4}RUNS {1,4}(?!\.{3}$)(?<name>\S.{0,300})$/,end:/(?:^|\W)(?:PASS|FAIL) {1,4}(?<name>\S.{0,300}?)(?: \([\d.]+ m?s.{0,60}\))?$/,over:/Ran all test suites\b/,half:/(?:^|\W)(?:PA?S?S?|FA?I?L?)(?: .{0,300})?$/,repeats:!0,examples:[" RUNS  src/cart.test.ts"," PASS  src/cart.test.ts (5.1 s)"]}],to=50,no=700,so=/===|---|!!!|\]|# |\.py::|\bok\b|PASS|FAIL|SKIP|ERROR|RUN|TAP|Test |Start |^test |tests|[Rr]unning|worker|Executed|Fatal|panic:|exit status|fault|Aborted|Killed|Terminated|Restarting|Bail|Attempt/,ro=/^(?:Warning: )?Attempt \d{1,3} failed\b|: line \d{1,6}: +\d{1,9} (?:Aborted|Killed|Segmentation fault|Terminated)\b/;function oo(){let t=Pt.map(Ut),e,n,s;return{read(r){if(s=r.time??s,r.isError||(r.text!==""&&(n=r),!so.test(r.text)))return;const o=r.text.slice(0,no);if(ro.test(o)){t=Pt.map(Ut),e=void 0;return}for(const i of t)i.read({...r,text:o})&&(e=i)},notEnded(){const r=n?.time!==void 0&&s!==void 0&&s-n.time<$.Z2;return e?.notEnded(s,r?n?.text:void 0)??[]}}}function Ut(t){const e=uo(t),n=t.opens!==void 0;let s=!n;const r=(a,d)=>a?.exec(d)?.groups;function o(a){const d=r(t.end,a),c=t.over.test(a);return c?(e.close(),s=!n):d!==void 0&&e.finish(d),(c||d!==void 0)&&(n||e.hasStarted())}function i(a){const d=r(t.start,a.text),c=d!==void 0&&(t.isOpen!==!0||a.isOpen);c&&e.start(d,a);const l=r(t.turns?.pause,a.text),f=r(t.turns?.resume,a.text),u=l??f;return u!==void 0&&e.pause(u.name,a,l!==void 0),c||u!==void 0}return{read(a){return t.opens?.test(a.text)===!0?(e.begin(),s=!0,!0):s&&(o(a.text)||i(a))},notEnded(a,d){return d!==void 0&&t.half.test(d)&&!t.start.test(d)?[]:io(t,e.running(),a)}}}function io({order:t,isOpen:e,hasRun:n=0},s,r){const[o]=t==="nested"?s.slice(-1):[],i=s.map(({name:d})=>ao(d)).join(" \u203A ");return(o===void 0?s:[{...o,name:i}]).flatMap(({name:d,line:{text:c,time:l}})=>{if(e===!0)return[{name:d,printed:c,duration:void 0}];const f=l===void 0||r===void 0?0:r-l;return f<$.Z2?[]:[{name:d,printed:c,duration:f+n}]}).toSorted((d,c)=>(c.duration??0)-(d.duration??0)).slice(0,to)}function ao(t){return t.replace(/\\([\\#])/g,"$1")}const co=1e3,lo=1e4;function uo({order:t,repeats:e}){let n=[],s=!1,r=!1,o=!1;const i=new Set;let a;function d(c,l){const f=n.some(u=>u.id===c);return t==="parallel"||f?f:n.some(({isPaused:u,indent:p})=>!u&&(t==="sequence"||p>=l))}return{begin(){r=t==="parallel"&&(r||n.length>0),n=[]},start({name:c="",id:l=c,indent:{length:f}=""},u){s=!0,!(e===!0&&(i.has(l)||n.some(p=>p.id===l)))&&(r||=d(l,f)||n.length>=co,o=n.length>0,r||(n=[...n,{name:c,id:l,indent:f,line:u,isPaused:!1}]))},finish({name:c,id:l=c,indent:{length:f}="",blanks:u}){if(u!==void 0&&l!==void 0&&(a=u.length-1+l.length),e===!0&&l!==void 0&&i.size<lo&&i.add(l),t==="nested"){o||=f>0;const m=n.findLastIndex(({name:b,indent:h})=>b===c&&(h===f||h===f+4));n=m===-1?n:n.slice(0,m);return}const p=l===void 0?[]:n.filter(m=>m.id.trim()!==l.trim());r||=t==="sequence"&&n.length>0&&p.length===n.length,n=p},pause(c,l,f){n=n.map(u=>u.name===c&&u.isPaused!==f?{...u,line:l,isPaused:f}:u)},close(){n=[],i.clear()},hasStarted:()=>s,running(){return r||t==="nested"&&!o?[]:n.filter(({id:c,isPaused:l})=>!l&&(a===void 0||c.length===a))}}}var y=I(64879),j=I(66375),Wt=I(95552),F=I(21426);const fo={tool:"GitHub Actions",role:"error",pattern:/^##\[error\]/,before:6,after:0,example:"##[error]It broke"},ue={tool:"any",role:"listed",pattern:/^(?:\s{0,12}(?:[-*•✗✖✘×] |\d{1,4}[.)] )|\s{1,12})(?!(?:none|nil|n\/a|no tests?)\b)(?<title>[^\s(].{0,298}[^:\s])$/i,headings:"outer and beside",example:"  - adds two numbers"},K={tool:"any linter",role:"finding",pattern:/^(?<file>[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+):? {1,2}(?!in |(?:\[?[Ww]arn|note|info|debug))(?:(?<title>[A-Z]{1,6}\d{2,5}|(?:[A-Z][a-z]+){2,8}):? )?(?<detail>\S.*?)(?: {1,2}\[(?<rule>[\w/-]{2,60})\](?: \[\d\])?| https?:\/\/\S+)?$/,isCommon:!0,example:"app/models/loan.rb:14: Method `rate` does not exist on `NilClass` https://srb.help/7003"},po=[["any","restarted",/^(?:Warning: Attempt \d{1,3} failed\. Reason: |Detox CLI is going to restart the test runner\b)/,"Warning: Attempt 1 failed. Reason: Child_process exited with error code 1"],["pint, any linter","finding",/^\s{0,8}[⨯✗✘✖×] (?<file>[^\s:]{1,300}\.\w{1,8}) {2,}(?<detail>[a-z][\w/-]{2,60}(?:, [a-z][\w/-]{2,60}){0,30}(?<! ago))$/,"  \u2A2F app/Models/Order.php               concat_space, no_unused_imports",{isCommon:!0}],["any","run",/^\s{0,12}(?:✗|✘|✖|×|✕|❌|⨯|🗙|✘) {1,2}(?<title>(?!\S{1,300}:\d+:\d+: |.{1,60} exited with |.{1,100} did not run successfully|\d+(?:\/\d+)? (?:of|problems?|errors?|tests?|targets?)\b|\[\d+\/\d+\] |Found \d|Build |Some |All |nx run |.{0,80} (?:failed after|failed to run|error=))\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/,"\u2716 adds two numbers (1.2ms)",{headings:"outer and beside"}],["any","run",/^\s{0,8}(?:x|!) (?<title>(?!Build |Some |All )[A-Za-z][^:]{2,200})(?<! available\))$/,"  x adds two numbers",{headings:"outer and beside"}],["any","run",/^\s{0,8}\[?(?:FAIL|FAILED|FAILURE)\]?(?::| -)? {1,4}(?!\(|\[|in |\d+(?: |$)|\S*\/|\S+\t|\W*$|for |.{0,20}SUMMARY$|(?:Required|[Bb]uild|[Cc]ompil|[Cc]ommand|Task|task|[Jj]ob|[Tt]ests?\b|[Rr]un\b))(?<title>\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/,"FAIL: adds two numbers",{headings:"outer and beside"}],["any","run",/^\s{0,9}(?:\d{1,5}\/\d{1,5} )?(?<title>(?!Build|Compil|Command|Task|Job|Tests?\b|Test suite|Suite|Finished|Results?\b|Status|Conclusion|Outcome)[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) ?(?:\.{2,}|:|\||-| {2})[ ]{0,60}\[?(?:FAILED|FAILURE|FAIL|ERROR|NOT OK)\]?(?: \(.{1,40}\)| in(?: [\d.]+ ?m?s)?| {2,}[\d.]+ ?m?s\b.{0,60}| [.EFS!]{1,60})?$/,"adds two numbers ... FAIL",{headings:"outer and beside"}],["any","run",(0,F.T)(/^\s{0,9}(?<title>[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) \[(?:[✗]|FAIL|FAILED)\](?: \(.{1,40}\))?$/),"    adds two numbers [\u2718]",{headings:"outer and beside"}],["any","listing",/^\W{0,8}(?:(?:[Tt]he )?(?:[Ff]ollowing|[Ll]ist of) )?(?:[Ff]ail(?:ed|ing)|FAILED|FAILING) (?:unit |[Tt]est )?(?:[Tt]ests?|TESTS|[Ss]pecs?|[Cc]ases?|[Ss]cenarios|[Ee]xamples|[Cc]hecks)(?: \(\d+\))?:$/,"Failed tests:"],["any","apart",/^(?:Failures|Errors|FAILURES|There (?:was|were) \d+ (?:errors?|failures?)):$/,"Failures:"],K,["svelte-check, any","finding",/^(?<level>Error|Warn): (?<detail>\S.*)$/,"Error: Type '{ a: string; }' is not assignable to type 'A'. (ts)",{needs:"heading"}],["mocha, cypress, rspec, exunit, hspec","error",/^ {2}\d{1,5}\) (?!(?:Failure|Error):$)\S/,"  1) adds two numbers",{before:0,after:12}],["python, java, node","error",/^(?:Uncaught )?(?:[a-z_][\w$]{0,60}\.){0,12}[A-Z][\w$]{0,80}(?:Error|Exception|NotFound|DoesNotExist|Interrupt)(?: \[\w+\])?(?:: |$)/,"RuntimeError: test_ops 3/4 failed!",{before:6,after:4}],["python, java","error",/^(?:[a-z_]\w{0,60}\.){1,12}[A-Z][\w$]{0,80}: \S/,'psycopg2.errors.UndefinedTable: relation "orders" does not exist',{before:6,after:4}],["java, maven, sbt","error",/^(?:\s{0,4}Caused by: |\[ERROR\] +(?!\[Help|To see|Re-run|For more|After correcting|->|mvn <|Please refer|Tests run:)\S|\[(?:error|fatal|FATAL)\] \S)/,"[ERROR] Non-resolvable parent POM for com.example:shop:1.0",{before:0,after:2}],["any","error",/^Error: \S/,"Error: expect(locator).toBeVisible() failed",{before:4,after:6}],["any","error",/^(?:ERROR|FATAL|CRITICAL):? (?!pip's dependency resolver)\S/,"ERROR: Package 'zlib/1.3.9' not resolved: Unable to find 'zlib/1.3.9' in remotes",{before:1,after:4}],["any","error",/^(?:\[?\d{2,4}[-:/.][\d\-:/T., +Z]{3,30}\]? ?)\S{0,60} ?\[?(?:ERROR|FATAL|CRITICAL)\b/,"2024-03-01 10:00:00,123 ERROR Could not connect to the database",{before:1,after:3}],["logrus, slog","error",/^(?:time=\S{1,60} )?level=(?:error|fatal|ERROR|FATAL) /,'level=error msg="Running error: context loading failed"',{before:0,after:0}],["make","error",/^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* (?!Waiting)/,"make[2]: *** [Makefile:9353: waitpid] Error 1",{before:4,after:0}],["any","error",/^\s{0,4}(?:❌|✖|✗|⨯|✘) {1,3}\S/,"\u2716 deployment of shop failed",{before:0,after:3}],["coreutils","error",/^[\w./-]{1,80}: .{1,300}: (?:No such file or directory|Permission denied|Not a directory|Connection refused|command not found)$/,"cat: dist/index.js: No such file or directory",{before:2,after:0}],["psql, swiftc, any","error",/^[\w.-]{1,40}: (?:fatal )?error: \S/,'psql: error: connection to server on socket "/tmp/.s.PGSQL.5432" failed',{before:1,after:2}],["shell, curl, rsync, ssh","error",/^(?:(?:Killed|Aborted|Terminated|Bus error|Illegal instruction)(?: \(core dumped\))?$|curl: \(\d+\) |rsync error: |ssh: |scp: )/,"curl: (22) The requested URL returned error: 404",{before:3,after:0}]],mo=["test","ended","either","run","listed","finding","row","begun","part"],bo=["listing","suite","file","apart","muted","passed","restarted","captured"],We="any";function ho([t,e,n,s,r]){return{tool:t,role:e,pattern:n,example:s,...r}}function go(t){return mo.some(e=>e===t)}function fe(t){return bo.some(e=>e===t)}function Bt(t=""){return/^(?:warn|note|remark|info|hint|W|⚠|\[warn)/i.test(t)}var Be=I(60533),zt=I(13836);const Eo=new Map([["07bf92dfedca6830",`lerna e
na ERR!`],["807bd0cd244092e0"," \u25CF "],["acbc12d9cd013a6c","FAIL "],["eaf422e37182ec70","console"],["cb8e6cde6cf01c66",` FAIL 
FAIL  `],["b2df7f1be9fea0cc",` FAIL 
FAIL  `],["24498e62a9682ac8"," \u203A "],["f47bb0a14e0d64f9","   FAIL"],["d3b3d49940cb733e","test at"],["6e4bb6397eb3f2de","[fail]:"],["1018d5f573d93a95",`(fail) 
.ms]
.s]
0ms]
0s]`],["d26d17dd17d972e8",`.spec.
.test.
\xBB /`],["4a06255bc68143dd","FAILED"],["ac9b05645e78c824"," => "],["401d8ebef00d407f",`Error
Failure`],["1e726cc2f689a223",`0 flaky
Pending
Skipped
There w
did not
pending
skipped
trigger`],["ca8beebfb73ff956",`0..0
TAP ver`],["d61fc4667a98aefa","ok 0"],["97cd9bc51d0bbc5e",`does no
thresho`],["c7f2e30c2e2e5b76",`.cjs
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
interna`],["6d8eb21a0cd58e32",`Asserti
Cypress
[ERR_AS`],["7e7f33bd3c45c961",` input:
[warn] `],["69b2cc8498279100",`ERR! Mi
ERR_PNP
Missing
[ERR_PN
npm err
pm ERR!
\u27A4 YN000`],["3bc1eb6f65aa5b35",`Test Fi
Test Su`],["dec2db836aa6714e",`Command
ELIFECY
ERR! Li
Lifecyc
command
exit co
exited 
npm err
pm ERR!`],["a2c8573f5cb754d1","Tests:"],["17289f42aa012a42"," Tests "],["73fbd21749d5d807",`failing
passing`],["9ace8490100a5ff9",` failed
assed (`],["7cd2879f50ef772c",`fail 
pass `],["288a4616c61d1702",` fail
 pass`],["8dbdbd1a4f622299","ailed ("],["ec9e81471751b702","problem"],["da6e92c34ba0e569","problem"],["28b0cc2706b252dd","_"],["34ae8dc04ab8dbf7","Capture"],["324bf268452be645",`ERROR 
FAILED
SUBFAIL`],["59f9f138f82270c0",`ERROR:
FAIL: `],["11d66ebfd1dca185","feature"],["16325db966d517f2","PASS |"],["9af5fc00d9fdf8c5","FAIL |"],["1ce6322fd0d804ca",`= PASSE
XFAILUR
XPASSES`],["9c24d6b956993778","="],["0d30267e07562cc9","E "],["35cdc98b8f2382d0",` \xD7 
INTERNA
ImportE`],["317178b9f08969b8",`ERROR:
Coverag
FAIL Re`],["13f941a1cbc1edd4","ERROR: "],["3b3f55f3d4f4fbac",`depends
pyproje
version`],["0396190f3135b2a1",` FAIL \u2716
FAIL co
Session
command
failed`],["aee73c78bb69a636",`: FAIL 
: exit 
Command
FAIL co
Session
exit co`],["19fea147df2afb7e",` in .
 in 0`],["3782e508f779dca5",`FAILED 
test in
tests i`],["593d8822b960e43b","passed,"],["a7deed0faaeeac84","warning"],["c6956084311271ea","-- FAIL"],["40a96e899744691a","(re-run"],["faed9b2c63a5fd06","=== FAI"],["17d3407a21c19991",`[FAILED
[PANICK
[TIMEDO`],["28e1c68d18dfc86a",`[FAIL] 
[INTERR
[PANICK
[TIMEDO`],["e4665b2df60a7ec1"," stdout"],["d65af1ae84c4cf14","FAILED"],["6266ff3539e33c10",` FAIL [
SIGABRT
SIGSEGV
TIMEOUT`],["134333053cc498eb"," FAIL ["],["7467efd6eca99bad",`0 PASS
FLAKY 0`],["a29df123dad9e0c9","failure"],["367a4032f7c5d9d0",`=== CON
=== Err
=== FAI
=== Fai
=== NAM
=== PAU
=== RUN
=== SKI
=== Ski`],["a5ddcde8976e3d07","Error T"],["d73a13404d3ae55f",`Fatal e
PHP Fat
PHP Par
PHP fat
Parse e
WARNING
fatal e
panic: 
panicke`],["35737a13fca60169","go: "],["352ff1da7c4c95e0",`[FAILED
[PANICK
[TIMEDO
\u2022[FAILE
\u2022[PANIC
\u2022[TIMED`],["68457b0081761d4a","error"],["12ae9d31df3cc54e",`FAIL 
compile
test fa`],["b7b94998b39a2edd","FAILED."],["cde2d41fab0d174b","Summary"],["ac0a52f9ccb77662","abortin"],["048c004db773510b","FAILED"],["e5bd84eda435286a","PASSED"],["86d6707d311db9f2",`[INFO]
[WARN]
[WARNIN`],["1b47309bc28398c8",`<<< ERR
FAILURE`],["e96c95fb3868ae2c","[ERROR]"],["8387d39d83e7a32a","*** FAI"],["5a98450fcda40ab7","==> X "],["71361dabd2cb1258",`Testing
lein te`],["aace263ec4a27342",`ERROR i
FAIL in`],["5a02e1356262488b"," Failed"],["fe6ec01d20f20111","[xUnit."],["889df2b7e057eb85","failed"],["9e1ea12eff5dec42","[-] "],["817760965c62f1ed",`.ps0:0
.psm0:0
What we`],["9b56e337d4e3bbac",`[ERROR]
e: `],["169bfbd5d92f3c4b",`Excepti
Unhandl`],["b63654065e41b664","[error]"],["1781a8b4d72cc7bb","Categor"],["b5a8f15689ca8015",` FAILED
BUILD F
FAILED
FAILURE
Test Ru
pleted,`],["8af805ca92e29f7e",`FAILURE
Failed 
[ERROR]
[WARNIN
succeed`],["e4d8d24897c6eb1d","pleted,"],["9d818d15c3c525c6",`[ERROR]
[WARNIN`],["f970fd0394ba8ebb","Failed!"],["6c8fec931d31f895","Tests:"],["567da525973fee6f","Error(s"],["83c09176846bcecb",`]
]:`],["e4159a0a2d63919d",":"],["c1f462d119b31110","Scenari"],["eaf93906a268570d","0) "],["365502a6a2b27484","0) "],["80b820bc867bf7b1"," FAILED"],["682ee9e2816ebf84"," line "],["a02be876a28f632c"," Failed"],["e21f372eec16c1f4",`Error 
Error \u2192
Failure`],["ca28e7a3c1e423c1",`Error
Failure`],["c4406d5f4d975cba",`Error D
Test Fa`],["e68822d12ae6db88","not ok "],["566f525f249d6a43","Failure"],["f38201d7269b53f2",`Error:
Failure`],["7a0f6410b71509bd",`BuildEr
Bundler
Could n
Problem
Your bu
borted!
occurre
phar li
php lin
require
support`],["6befaecd21d45873","0:in "],["412a3abc3d037061","failure"],["166a44cc082df4fd","Asserti"],["f7961e5bac99031b","subtest"],["68bc7c8c6aa4afc4",`issues
offense
style i`],["6d83913bbff2c383","[ERROR]"],["7a4cd97a4925186b"," FAILED"],["e61949a1a8deb5e5",`): erro
): fata
: error
fatal e`],["425bb9bf9038ddaa",":FAIL"],["cb64e41661886f83","FAILED:"],["ce79c93ac778fcd0","0 Test "],["755e6197c5f1f626",`FAILED
TIMEOUT`],["8901a6a5883d49df",` ERROR 
 FAIL 
TIMEOUT`],["56d4d82125c8dd5e",` OK 
 SKIP 
EXPECTE`],["992b3388fa646c50",`[FAIL.
[FAIL:`],["dc2f93304a091745",`' faile
' leake`],["9cdff04992990c5c","(failed"],["bf8c7d228a8373b1","00:00 +"],["cba802b05f0e7afb","recorde"],["8cdbd57621a8ae52","Test Ca"],["afbd41c48a354cf0",": error"],["6a2b96882b9efea0",`     OK
 PASSED
 RUN   
-------
=======
Note: G
SKIPPED`],["6bd15185af2f3edb",`Segment
undefin`],["74e90e3110823529","ld"],["3ffd42d2d0dc0225",`CMake E
ERROR: 
FAILED:
Undefin
ninja: `],["c95f64b52c8076ed",": *** ["],["84813bda4b505e55","because"],["19bf8e669beed884"," *** No"],["40aa88de86dac14f","Failure"],["da5eb076eee4a54a",`== Cond
== ERRO
== Inva
==Condi
==ERROR
==Inval
Test ou`],["9f43f3e2c79f3ce6",`** (
== Comp`],["38e92556aecdd07b",` FAILED
FAIL: /
TIMEOUT`],["b7e8f95c0de0e26e",` FAILED
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
test, w`],["f49bbbf44471774b","Some te"],["cc1ab0db41af18b0",`test fa
tests f`],["d080feed15ca7a65",` tests,
=======
test, l`],["550ce83d24071767",`TASK [
RUNNING`],["164f5d323eb7b8e7",`failed
fatal:`],["49571cfef1c4dd56","ignorin"],["3f0174715e016b75","] FAIL"],["43959756ecc94c62"," | P: "],["686b29bc3e8c8317",` [A] 
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
 [Z] `],["84a5c25d88a5222b",".proto"],["0f3325c7077a86e3",`FAIL -
WARN -`],["73c0f20125cac119","cucumbe"],["a3509ea8de61393f",`invalid
validat`],["042a4232f7205057","Check:"],["8a8ca37dcb79eaea",` PASSED
SKIPPED`],["416e64a0fd41bdc8","["],["cba2b18c8d37cd3a",`[000] 
[ERROR]
[TIMEOU`],["0197e2812311af46","> ["],["58cf41724d9db8bd",`ERROR:
denied
error:
manifes
respons
toomany
unautho
unknown`],["220952feaf15a97f",`: ERROR
Error f
Error: 
INSTALL
UNINSTA
UPGRADE
executi
invalid
templat`],["3e8675a2c2cdfd5b",`E: 
[ERROR]
occurre`],["93a5b097ca8b5ddb","fatal:"],["a49308fd2f11c3f6",`: line 
No spac
Permiss
not fou`],["4fa3cb29ec80151a","\u2501"],["426cecd852184ad9",`): erro
): fata
: error
fatal e
warning`],["06cfee4c02e2e64f",`error 
warning`],["e89c9ac932377f0d",`- error
informa
warning`],["612e2911781dc677",`Error 
Error: 
Warning
error 
error: 
warning
\u26A0 
\u26A0: 
\u2716 
\u2716: `],["a7c7d3b703033612",`multipl
relocat
undefin`],["d99c4c3c17b64283","\u2716   "],["bfe7987da2c52972",".php"],["f4e6fa4b867f6fd4",": "],["b06e99a005ac77f1","[ERROR]"],["afaece2743df131c",`rror: [
warning`],["7d972c665612f43b",` remark
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
warning`],["08fe2e42ff112de0",`: ERROR
: Error
: error
WARNING
Warning
warning`],["fc081f533327054d",": "],["24063b8ba8f75ffd",`: C0000
: E0000
: F0000
: R0000
: W0000`],["b5e074435072a0d2",": "],["c752beac53e68144","[ERROR]"],["daee90fd884624fb",`e: 
file://`],["6f43146fec9e0e73",`error
  error`],["1c65a342bfa234ba",` MD000/
rror MD`],["f685f729cddeec55",` error:
 style:
0 info:
warning`],["64da5821b503806c",`error -
error \u2022
warning`],["2df4d4c039a6a4cf",`error -
error \u2022
info - 
info \u2022 
warning`],["7c1dceb53d157ae0",`A0
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
unforma`],["ff6b91f3535c8fb8","("],["9375cd9b721d6ebf",` ERROR
 error
- ERROR
- error
: ERROR
: error
WARNING
warning`],["2239086acf64bc0f",`ERROR
Error
WARNING
Warning
error
warning`],["c759dd3ae55fa557",")"],["17df685556359655",`ERROR:
INFO: 
WARNING`],["81359e91170fb02a",`::error
warning`],["ecc3579585f383b2",">> Issu"],["35531020ecc6174d",`ERROR 
WARN `],["7a514bc4410c19c8","charact"],["e678d6f4e29617a4","ERROR i"],["c75a15e1b95cf25f","invalid"],["2dbfcb392c32ea96","Finding"],["97c20506ceb22c38","Error:"],["bff38c26530b7319",`\u2502Error
\u2577Error
\u2502 Error
\u2577 Error`],["376291dce84acb39",".Failed"],["a5d77253df970119",`Fixed 
Fixing
Rewriti
Sorting
reforma`],["af30f34f47f2c85d",`from lo
satisfy`],["3bd75d5a737f4b96","reforma"],["e2b6cac0ba95226c","[error]"],["bba42886e1be3b22","[warn]"],["ee6ca788fd856431","Diff in"],["c211dfe41cf70b7f",`AVD-
CVE-
DLA-
DS-
DSA-
GHSA-
GO-
KSV-
PYSEC-
RUSTSEC
SNYK-`],["aed5ba92aad2d631"," ==> "],["d387ca8cf432c60e","Unknown"],["247d0d228569a606"," line "],["d2d0588e683bcba4",` SC0000
^ SC000`],["806f1fd4a558d8df","  Line"],["297a8e76797a6bab"," "],["c35ce1be5792d092","FILE: "],["5f2b082b428e7d69",`WARNING
| ERROR`],["46b5086ee7aabb93","."],["86718b6f8c91947d",`: error
fatal e
warning`],["2a525b8f726fc8b8",`Found 
svelte`],["981d07ea82a29278",` error
errors
generat`],["d40c4a361f4b85e3",` issues
issue f
issue:
issues:`],["43837ed83718fb41",`ERROR
diagnos
error
offense
problem
violati`],["4becb14f568313d9","(Confid"],["e2ac5a9a84bab110",`Warning
tox CLI`],["eac17501ab4edff1",`\xD7 
\u2716 
\u2717 
\u2718 
\u2A2F `],["af6f95a4b14f9421",`\xD7 
\u2715 
\u2716 
\u2717 
\u2718 
\u274C 
\u2A2F 
\u{1F5D9} `],["d6b470198f4cb40a",`! 
x `],["e9a2d9c1c56e15d2",`FAIL
FAILED
FAILURE`],["14388a3f6059909f",`ERROR
FAIL
FAILED
FAILURE
NOT OK`],["34ec91f5c3600458",` [FAIL]
 [\xD7]
 [\u2715]
 [\u2716]
 [\u2717]
 [\u2718]
 [\u274C]
 [\u2A2F]
[FAILED`],["356e68aaea4a07b5",`FAILED 
FAILING
Failed 
Failing
ailed T
failed 
failing`],["8337a0e746b01b06",`Errors
FAILURE
Failure
There w`],["2ebb68641f95081d","."],["2493b1c326ce1482",`Error:
Warn: `],["45a8359c5f66f7e6","0) "],["593afc4bdb948b01",`DoesNot
Error
Excepti
Interru
NotFoun`],["159840de578510de",": "],["424779e45f72f811",`Caused 
[ERROR]
[FATAL]
[error]
[fatal]`],["5cab0032ab64a04d","Error:"],["dc3b76b22e1c5a11",`ERROR 
ERROR:
FATAL 
FATAL:
CRITICA`],["3ee77adf2b5d3332",`CRITICA
ERROR
FATAL`],["c73de1d66b85576e",`l=ERROR
l=FATAL
level=e
level=f`],["dd9b00598a8148a9",": *** "],["db4056b01cc0249d",`\u2716 
\u2717 
\u2718 
\u274C 
\u2A2F `],["013e9fd58bc4c28b",`Connect
Permiss
command
directo`],["71409d23ce1b4c1f",`: error
fatal e`],["a563384d81b0e533",`Aborted
Bus err
Illegal
Killed
Termina
curl: (
dumped)
rsync e
scp: 
ssh: `],["31fc981e5cdba44a",`DEPRECA
Depreca
WARN
WARNING
Warning
depreca
npm war
pm WARN
warn
warning`],["3fbfcd595ff4cb30",`Depreca
FutureW
Pending
Resourc
Runtime
UserWar
Warning
warning`],["3bcf15dc12deaf6f",`DEBUG
INFO
TRACE
WARN
WARNING`],["5678f6595bbd919f",` #
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
\u2550`],["586a9789baec6a48",`   OK ]
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
\u2714`],["18cfa981efc3347b",` ...
 PASS
 [\u2714]
 | PASS
#test_
OK
Passed
Skipped`],["ec2c06bc2aab0a4f",` Passed
(pass) 
00:00 +
PASS [
Skipped
Start 
Test Ca
Test Su
[PASS] 
[info] `],["6080ddc558bada50",`.
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
x`],["ed4c52a1566413b2",` # SKIP
)Skippe
SKIPPED
require
skipped`],["685baaec991d76e9",`UNSUPPO
UNTESTE
XFAIL: 
XPASS: 
[EXPECT
[NOT RU
[SKIPPE
[XFAIL]`],["c82ce654aac742b0",`# Looks
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
x`],["d738bf900cc02145",`No erro
No issu
diagnos
failure
no erro
no issu
problem
vulnera
warning`],["0a71527acbdc392c",`Collect
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
Using c`],["c6b2f3608e3a1bfa",` CACHED
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
\u27A4 YN000`],["034cda91a9067edc",` Fresh 
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
compili`],["d4bffe5ae2b97b95",`#
=
>
\u2501
\u2588
\u2591
\u2592
\u2593`],["b525d1cf2d254bee",`0] ADD 
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
transfe`],["efc40c7bed3c8e88",`.:DEBUG
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
ok: [`],["f7f3a0897db6c537",` GiBs/s
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
0iBs/s`],["7f912f9cffea134b",`Done in
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
yarn ru`],["8a36182edcf84164",` | 
0 | 
0%`],["6a1ac3168365b3d6",` Stmts 
Branche
File 
Functio
Lines 
Stateme
TOTAL 
coverag`],["86872f401f1507a8",` in use
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
xpect()`],["481d64a6f01bf703",`'--warn
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
playwri`],["0c1a82affe1a3db6",`[ERROR]
npm err
pm ERR!
yarnpkg`],["f32e699b518011a6",`(See fu
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
origina`],["647d35bb5009ff73",`Archivi
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
removin`],["d7b82cebc9010f8c",`##[end
##[star
::group
Cleanin
Termina
[comman
cleanup
endgrou`],["2ea5d0b4cd943852","[INFO]"],["66e9c8880fc96611"," at "],["175682cde32b6db4","id='"],["81a1129f8e61ad2c",`"@times
"epoch"
"time":
"timest
"ts":
"ts": `],["e0e7322aff38f73c","estimat"],["76a15c9567c2df7e",", Tests"],["ad28e465255a7009","endOnFa"],["fb5ea25baa1e1c43","time(s)"],["f35c7cd1ca4c5f27","(execut"],["abf99155c1ac6359",`, Memor
ms, Mem`],["40997bc54d59bce2","duratio"],["615211469b909725","> "],["4cca6167cfae3dd0",`\u2807
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
\u28FE`],["730cb3637ff954a5",`\u2588
\u2591
\u2592
\u2593`],["ec195c55a72c0e45",`(output
executi
replayi
suppres`],["36147fa0287d361b","actiona"],["a075831053c68635","Node.js"],["f461728a918312fe",`[warn]
Code st`],["4e25eec96d510e70",`-00-00,
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
000/00/`],["61dbad7f24b3705f",`-00-00T
-00T00_
T00-00_
T00_00_`],["fdc545944e4f1f7d","000-00-"],["49f397d148fcbd93",` 00:00:
0, 00:0
0,:00:0
:00:00:`],["0f8e1103378d36e4",":00:00."],["2a66ac7d2f827586",'"Elapse'],["0bef12d3bae46e31","00:00 +"],["b6b2de5c1040acf9","0:00"],["84e56fdbe157d05c",".go:0"],["143ac92d214e3216","-"],["6c07db458ae08fc0",")"],["5e28164da032409b",` in 
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
pc=`],["ab2e4b29366eeef4","@"],["5af49a8a709bac80",`md0
sha0`],["eaa87bf867ae15a3","-"],["551ac62501df4377","0"],["7e38c3aa6591f32d",`A
B
C
D
E
F`],["5fd4476023cf82cb",`http://
https:/`],["0b0c79e6fa59f4eb","file://"],["5524ac8eedb146c0",`/_temp
/tmp
AppData
folders
private
tmp.
var/tmp`],["27019b416e2993d8","hostedt"],["e088f6e4078347a3",`/__w
/_work
:/a
Users/r
home/ru`],["0e9a9bfa8ca47c26","workspa"],["e274cb414daf95a2",`refs/pu
remotes`],["6b9e518fbeb6e3b6",":0"],["423a26c695eef85c","0:0"],["b0f36b7e99994292","0:0"],["994453d8aed3fa55","(0"],["6f56520c1f9a47df","0,0"],["dd3dbc5bd176dbf2",`LINE
Line
Lines
line
lines`],["081efaa84e4e353c","ine <n>"],["de472c7bf6ee37e5",`LINE 
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
line=`],["9e8fad5ee4fad1c7",`.lua 
.moon `],["c71ff2a07e33f9b9","index "],["eb8daba7f7eb9bda","0 | P: "],["d4476fe5c7e7662a","@@ -0"],["4a49cc3370056085",`[gw0
0%]
0%]`],["1c3579a777b233a8","0:0"],["5d694fd4fac6b397",`|
\u2502
\u2503
\u2595`],["929d7774f6851b9d",`\u2502 
\u2577 `],["4d21bf21fbb7e349",`>
\u2192`],["ec1e845b5999d787","0)"],["682e1b8a3d37db17",`not ok 
ok `],["7dc90545abafd67f","(node:"],["5486a4b12650fe0c","Startin"],["57ac41583bc27949",`(BUS_ER
(Failed
(ILLEGA
(NUMERI
(Not Ru
(OTHER_
(SEGFAU
(Subpro
(Timeou
borted)`],["d41eaa92e526d781","Test "],["a608b8984a1e5b03",`( 0
(0
)
0 of 0
Execute
[ 0
[0`],["035106576e074c23","ning(s)"],["64bdf7552a5fda8a","Concurr"],["4c214ee8d8f190f9",`gmake[0
make[0
ninja[0`],["ea210e61a6351900","==0"],["40e69847069c635e","results"],["51efa3e3c193cf9c",`PID
Pid
Process
Thread
Worker
gorouti
pid
process
thread
worker`],["bbfe341dba4ff11c",`-thread
PoolWor
Process
Thread-`],["5a85975222c0bbb5","[gw0"],["bf6cd5dac421d455","thread"],["5e26e3c7224435f8",`SEED
Seed
seed`],["983253f8dd414f05",`Bound
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
serving`],["4dd57eff898dae98",`http://
https:/
localho
tps://[
ttp://[`],["f83804e1a135c058",`(
[`],["94bb6045185b5252",`0,0
0.0`],["14bff53af8eed46f",` after
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
waiting`],["6f256e1b44100779",`0 ms
0 sec
0ms
0sec`],["98f67611951ae06b","s"],["206fff61909267bf",`Correla
Host
Request
Span
Trace
correla
host
request
span
trace`],["9bf49f4a7892f922","gas: 0"],["98c637742cf67c7a",`fv-az0
runnerv`],["5fcc6a4d7c0a6d0d","econds)"],["0270451f45b92507",`duratio
elapsed
ms
ration_
time`],["4da6ad152c3eb8d1",`check i
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
tests i`],["96473ba478597451",`0.0
after 
elapsed
for 
in 
of 
took `],["e8d60a25f7642d70",` GB/s
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
kiB/s`],["89a55204966bac58",`Downloa
Fetched
Read 
Transfe
Uploade
downloa
fetched
read 
transfe
uploade`],["7edf8613eeb2b88e",`Coverag
coverag
does no
exceede
thresho`],["259ed57b5e5736a4",`argumen
dress>)`],["dab9e71bd73ea8f0","0000000"],["e669b5d23030809d",`/build/
/builds
/job/
/jobs/
/run/
/runs/`],["80dabfaed7848456","previou"],["09a290ae4e7eeea6",`memory
memory.`],["e23ef1e301521cd3","0"],["3c6b5d7a6531489b","0000000"],["3d78a8b637b8bc0e",`000-00-
0000-00
000000-
0000000`],["c45dfa3363615175",`0 test 
0 tests`],["45141b5718890914","Derived"],["7f67a4daa63d985f","(Wstat:"],["447b8b989e148ca8","> "],["3b9f387eb5c265ec","."],["e10411e88629bb18",`+ 
- 
 
"
'`],["ad55b256494e8a0a","0)"],["a03ca82ed39f38cc",`0%]
0%]`],["d6ed2fa3e220f3e4"," \u203A "],["3703cd6b6b4f6071","[xUnit"],["2d93a691e9f19507","==> X "],["f56282e770738959",`http://
https:/
localho
tps://[
ttp://[`],["4fa1049ad623df09"," - "],["d190df9fb74ff5f6",`(
[`],["299eb683adc256f9",`elapsed
\xD7
\u2A2F`],["19f3272691a0b66a",":0"],["fc6d51fe02f6612a",".swift"],["ca64596e11f7bfd6","seconds"],["c5157e1e72f13da2",`avg
max
med
min
p(0`],["82ee6c6fd7b99ed5","0s]"],["f93aaa8573adb48c","not ok"],["04cd32ea2a9a8393",`00:00:0
0:00AM
0:00PM`],["ff683c30b059f419",`"durati
"elapse
"ms":
(
[
in 0
took=0`],["425264c9bcaa4d85",`!=
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
\u274C`],["8e2996cf2f9e0e92","JavaScr"],["20c40224b2b87157","OutOfMe"],["1c52fe61416fa7d7",`> Java
Java he`],["c574abda14b8d751","MemoryE"],["09cabdd28e78303e","OutOfMe"],["8115e6baf74a2741","process"],["55b179e69f5be6df",`allocat
fatal e
runtime`],["0f8feb8facb97999","termina"],["cc31adeb62c13d02","termina"],["ce66b9ede16a40ed","SIGKILL"],["932ea69922d04619",`compile
signal:`],["ed0170012a2f3595","disappe"],["684327068bd84239","termina"],["ae351228cc72a75a",`Aborted
Illegal
Segment
termina`],["bd8d33b22dfb4ada",`Aborted
Illegal
Segment
execute`],["71e4c19c55b8576e","(signal"],["ff9132dc1ec0e4a3",`aborted
compile
illegal
segment
signal:`],["6cb8d2fa2ff3d076",`command
fronten`],["aa4e3d9900bbffd8",` SIGBUS
 SIGILL
SIGABRT
SIGSEGV`],["7d74e0fd52ee88e2",`bin/gra
bin/mvn
bin/sbt
bin/sca
kotlinc`],["34207ba584ca4ade","compile"],["cdc7922ccd3e92e4",`No spac
no spac`],["301be15d20acf3e2",`'No spa
'no spa
No spac
device
device'
device.
nknown'
unknown`],["01a5b54ad50b7413","ENOSPC"],["2a914b36487fffc0","There i"],["33b3e8e8cddca7d9",`Error:
Failed`],["abd9965838b74390",`Error:
Failed`],["1729904532a43047","Respons"],["05280488b3c4bfaa","downloa"],["00d415184db0c886","extract"],["ece010209c099d39",`Error:
occurre`],["553e94cb34aa8e9b","Interna"],["01fbaf519780f272",`EAI_AGA
ECONNRE
ERR_SOC
ETIMEDO
npm err
pm ERR!`],["baa6ceb9844fcf1a",`network
pm ERR!`],["e0846dd66005920f","request"],["191f06e729fc831a","EAI_AGA"],["e5aff60afa7a0c81",`Tempora
dial tc
ookup '`],["a9a6f49a1bb7825c","connect"],["f82c069c01fae76b",`', port
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
z', por`],["95f3674662fb0500","Connect"],["e77327031d3ed36d","API rat"],["a178b0cb8ab41698","lls/hr)"]]),Gt="",jt="";function wo(t){return t>="0"&&t<="9"?"0":t.trim()===""?" ":t}const So=`123456789	
\v\f\r\xA0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF`;function Ao(t){const{classes:e,codesOf:n,width:s}=Ro(t.flat()),r=new Map;for(const[b,h]of t.entries())for(const g of h)r.set(g,[...r.get(g)??[],b]);const o=To([...r.keys()].map(n),s),{next:i,links:a}=o,d=t.length+31>>>5,{rows:c,sets:l}=ko(o,[...r.values()],d),[f=0,u=0]=n(Gt+jt);function p(b,h){let g=b;for(;g!==0&&i[g*s+h]===0;)g=a[g]??0;return i[g*s+h]??0}function m(b,h){const g=c[b]??0;for(let E=0;g!==0&&E<d;E+=1)h[E]=(h[E]??0)|(l[(g-1)*d+E]??0)}return{none:()=>new Uint32Array(d),find(b,h){let g=p(0,f);m(g,h);for(let E=0;E<b.length;E+=1)g=p(g,e[b.charCodeAt(E)]??0),c[g]!==0&&m(g,h);m(p(g,u),h)}}}function Ro(t){const e=new Uint8Array(65536);let n=1;const[s,r]=[n++,n++],o=a=>e[a]||=n++,i=a=>Array.from({length:a.length},(d,c)=>a[c]===Gt?s:a[c]===jt?r:o(a.charCodeAt(c)));for(const a of t)i(a);for(const a of So)e[a.charCodeAt(0)]=o(wo(a).charCodeAt(0));return{classes:e,codesOf:i,width:n}}function To(t,e){const n=t.reduce((d,{length:c})=>d+c,1),s=new Uint16Array(n*e),r=[];let o=1;const i=t.map(d=>d.reduce((c,l,f)=>{const u=s[c*e+l]??0;if(u!==0)return u;const p=o++;return s[c*e+l]=p,(r[f]??=[]).push({state:p,parent:c,code:l}),p},0)),a=new Uint16Array(o);for(const{state:d,parent:c,code:l}of r.slice(1).flat()){let f=a[c]??0;for(;f!==0&&s[f*e+l]===0;)f=a[f]??0;a[d]=s[f*e+l]??0}return{next:s,links:a,states:r.flat().map(({state:d})=>d),ends:i}}function ko({links:t,states:e,ends:n},s,r){const o=new Map;for(const[l,f]of n.entries())o.set(f,s[l]??[]);const i=new Uint16Array(t.length),a=[],d=new Map,c=new Map;for(const l of e){const f=[...o.get(l)??[],...c.get(t[l]??0)??[]];if(f.length===0)continue;c.set(l,f);const u=new Uint32Array(r);for(const b of f)u[b>>>5]=(u[b>>>5]??0)|1<<(b&31);const p=u.join(),m=d.get(p)??d.size+1;d.has(p)||a.push(...u),d.set(p,m),i[l]=m}return{rows:i,sets:Uint32Array.from(a)}}function ze(t){const e=Kt(t);return n=>e(n).filter(s=>t[s]?.test(n))}function Kt(t){const e=(0,Be.O)(()=>{const n=t.map(o=>Io(o)?.split(`
`)),s=Ao(n.map(o=>o??[])),r=s.none();for(const[o,i]of n.entries())i===void 0&&(r[o>>>5]=(r[o>>>5]??0)|1<<(o&31));return{words:s,always:r,found:s.none()}});return n=>{const{words:s,always:r,found:o}=e();return o.set(r),s.find(n,o),xo(o)}}function Io({source:t,ignoreCase:e,multiline:n}){return e||n?void 0:Eo.get((0,zt.o)([t]))}function xo(t){const e=[];for(let n=0;n<t.length;n+=1)for(let s=t[n]??0;s!==0;s&=s-1)e.push(32*n+31-Math.clz32(s&-s));return e}const yo=[["go","either",/^\s{0,24}--- FAIL: (?<title>\S{1,300})(?: \([\d.]+ ?s(?:econds)?\))?/,"--- FAIL: TestHM9000 (0.00 seconds)",{before:5,after:6,parents:!0,runs:/^ginkgo/}],["gotestsum","passed",/^PASS (?<title>\S{1,300}) \(re-run \d+\)/,"PASS net.TestDial (re-run 1) (0.38s)"],["gotestsum","test",/^=== FAIL: (?<suite>\S{1,200}) (?<title>\S{1,300})(?: \(re-run (?<attempt>\d+)\))?/,"=== FAIL: sum TestAdd (0.00s)",{before:0,after:8,parents:!0}],["ginkgo","test",/^(?:• )?\[(?:FAILED|PANICKED|TIMEDOUT)\](?: \[[\d.]+ seconds\])?$/,"\u2022 [FAILED] [0.001 seconds]",{isCommon:!0}],["ginkgo summary","test",/^\s{0,4}\[(?:FAIL|PANICKED!|TIMEDOUT|INTERRUPTED)\] (?!A |\w+::\w+: )(?<title>\S.*)$/,"  [FAIL] Size [It] formats 10 MB",{isCommon:!0}],["cargo test","test",/^---- (?<title>\S.{0,300}?) stdout ----$/,"---- tests::adds stdout ----",{before:0,after:8,captures:!0}],["cargo test","run",/^test (?<title>\S.{0,300}) \.\.\. FAILED$/,"test tests::adds ... FAILED"],["nextest","test",/^\s+(?:FAIL|SIGABRT|SIGSEGV|TIMEOUT) \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/,"        FAIL [   0.005s] sum tests::adds",{before:0,after:10}],["nextest","test",/^\s+TRY \d+ FAIL \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/,"  TRY 1 FAIL [   0.013s] (\u2500\u2500\u2500\u2500\u2500) sum tests::adds"],["nextest","passed",/^\s{0,8}(?:TRY \d+ PASS|FLAKY \d+\/\d+) \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/,"  TRY 2 PASS [   0.098s] sum tests::adds"],["cargo test","listing",/^failures:$/,"failures:"],["go","apart",/^=== (?:RUN|PAUSE|CONT|NAME|FAIL|SKIP|Skipped|Failed|Errors)\b(?: +(?<title>\S{1,300})$)?/,"=== RUN   TestAdd"],["testify","failure",/^\s+Error Trace:/,"        	Error Trace:	/app/sum_test.go:12",{before:1,after:8}],["go, rust, swift, php","failure",/^(?:panic: |(?:PHP )?(?:[Ff]atal|Parse) error: |WARNING: DATA RACE|thread '.{1,300}' (?:\(\d+\) )?panicked at )/,"panic: Fail in goroutine after Test_statusCodeInterceptor has completed",{before:0,after:10}],["go","failure",/^go: (?!downloading|finding|extracting|added|upgraded|found|creating|to add)\S/,"go: updates to go.mod needed",{before:0,after:3}],["ginkgo","failure",/^\s{0,8}•? ?\[(?:FAILED|PANICKED|TIMEDOUT)\] /,"  [FAILED] Expected",{before:0,after:8}],["rustc, git, kubectl, uv, typos","failure",/^\s{0,4}error(?:\[[\w-]{1,60}\])?: (?!could not compile|aborting due|process didn't|test failed|doctest failed|\d+ targets? failed|builder for|.{0,200}(?:exit code|exited with code) \d)\S/,"error: `zeebra` should be `zebra`",{before:0,after:8}],["go, cargo","summary",/^(?:FAIL\s+\S+\s+(?:[\d.]+s|\[.{1,40}\])$|error: (?:could not compile|test failed))/,"FAIL	github.com/example/shop/sum	0.005s"],["cargo","total",/^test result: FAILED\. (?<passed>\d+) passed; (?<failed>\d+) failed;/,"test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",{counts:"tests"}],["nextest","total",/^\s+Summary \[ *[\d.]+s\] (?<total>\d+)(?:\/\d+)? tests? run: .{0,60}?(?<failed>\d+) (?:failed|timed out)(?:, (?<errors>\d+) timed out)?/,"     Summary [   0.012s] 12 tests run: 11 passed, 1 failed, 0 skipped",{counts:"tests"}],["rustc","total",/^error: aborting due to (?<failed>\d+) previous errors?/,"error: aborting due to 2 previous errors",{counts:"findings"}]],Oo=[["lerna","part",/^lerna (?:ERR!|error) \w{2,8} run \S{1,100} exited \d{1,5} in '(?<title>[^']{1,214})'$/,"lerna ERR! npm run test exited 1 in '@atlas/geo'"],["jest","test",/^ {2,12}● (?!Console$|Cannot log after|.{0,40}Warning)(?<title>\S.*)$/,"  \u25CF example tests \u203A test that always fails",{before:0,after:16,isCommon:!0,retried:/^\s*RETRY \d+$/}],["jest","file",/^\s{0,10}FAIL {1,2}(?:\[.{1,60}\] |\S+ )?(?<file>\S{1,300}\.\w{1,8})(?: \([\d.]+ m?s\))?$/,"FAIL src/checkout.test.ts (7.1 s)"],["jest","captured",/^ {2,6}console\.(?:debug|dir|error|info|log|table|trace|warn)$/,"  console.log"],["vitest","test",/^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>(?<file>\S{1,300}\.\w{1,5}) > .+)$/," FAIL  src/math.test.ts > add > adds two numbers",{before:0,after:14}],["vitest","test",/^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>\S{1,300}) \[ (?<file>\S{1,300}) \]$/," FAIL  src/math.test.ts [ src/math.test.ts ]",{before:0,after:14}],["playwright","test",/^ {2}\d{1,5}\) (?<title>(?:\[.{1,60}\] › )?(?<file>[^\s:]{1,200}):(?<line>\d+):(?<column>\d+) › .+?)(?: [─-]{2,})?$/,"  3) [chromium] \u203A tests/sites.test.ts:34:1 \u203A docs page \u2500\u2500\u2500\u2500\u2500\u2500",{before:0,after:14}],["uvu","test",/^ {3}FAIL {2}(?:\S{1,100} {1,2})?"(?<title>.{1,300})"$/,'   FAIL  sum  "adds two numbers"'],["node","test",/^test at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+)$/,"test at test/sum.test.js:5:1",{title:"inner"}],["ava","ended",/^\s{0,4}✘ \[fail\]: (?<title>.+?)(?: (?:Rejected promise|Error thrown|Test finished|Promise returned).*)?(?: \([\d.]+m?s\))?$/,"  \u2718 [fail]: adds two numbers",{before:0,after:10}],["bun","ended",/^(?:\(fail\) (?<title>.+?)(?: \[[\d.]+m?s\])?|✗ (?<name>\S.{0,300}?) \[[\d.]+m?s\])$/,"(fail) math > adds two numbers [1.20ms]",{before:12,after:0}],["bun, webdriverio","file",/^(?:» \/(?=\S+\w$)|(?=\S+\.(?:test|spec)\.\w{1,4}:$))(?<file>[\w@./-]{1,300}\.\w{1,8}):?$/,"test/math.test.ts:"],["karma","test",/^(?<title>(?:\w+ )?(?:Chrome|Firefox|Safari|Edge|Electron|HeadlessChrome)\b[^)]{0,100}\) .{1,300}) FAILED$/,"Chrome Headless 120.0.0.0 (Linux x86_64) sum adds two numbers FAILED",{before:0,after:6}],["deno","test",/^(?<title>\S.{0,300}) => (?<file>(?:\.\/|file:\/\/)\S{1,300}):(?<line>\d+):(?<column>\d+)$/,"adds two numbers => ./sum_test.ts:5:6"],["newman","test",/^ {0,3}\d{1,4}\. {2}(?:\w*(?:Error|Failure)) {2,}(?<title>\S.*)$/," 1.  AssertionError  status is 200"],["mocha, jasmine","muted",/^\s{0,2}(?:Pending|Skipped|Pending tests|\d+ (?:flaky|skipped|pending|did not run)|There (?:was|were) \d+ (?!errors?:|failures?:)[\w ]{1,40}|\d+ tests? triggered \d+ [\w ]{1,40})(?::.{0,80})?$/,"Pending:"],["tap","apart",/^(?:TAP version \d+|1\.\.\d+)$/,"1..12",{suite:"commented"}],["any","apart",/^\s{0,24}ok \d+\b/,"ok 2 - adds two numbers",{suite:"commented"}],["jest, nyc, c8, vitest","failure",/^(?:Jest: .{0,200}threshold|(?:ERROR: )?Coverage for \w+ \(.{1,20}\) does not meet)/,"ERROR: Coverage for lines (81.25%) does not meet global threshold (90%)",{before:0,after:0}],["node, vitest, vite, rollup, webpack, next","failure",/^(?:✖ failing tests:|⎯+ Unhandled (?:Errors?|Rejection) ⎯|(?:node:internal\/\S+|(?:file:\/\/)?\/\S+\.[cm]?[jt]s):\d+$|FATAL ERROR: |\s{0,4}ERROR in \S|Failed to compile\.?$|error during build:|\[!\] |RollupError: )/,"error during build:",{before:0,after:9}],["chai, cypress, node, python","failure",/^\s{0,8}(?:AssertionError(?: \[ERR_ASSERTION\])?(?:: |$)|CypressError: )/,"     AssertionError: Timed out retrying: Expected to find element: `#random-number`, but never found it.",{before:3,after:6}],["prettier, commitlint","failure",/^(?:\[warn\] (?:Code style issues|\S{1,300}\.\w{1,8}$)|⧗ {3}input: )/,"[warn] Code style issues found in 2 files. Run Prettier with --write to fix.",{before:0,after:0}],["npm, yarn, pnpm","failure",/^(?:npm (?:ERR!|error) (?:code (?!ELIFECYCLE|\d)|Missing script)|➤ YN(?:0001|0009|0018|0020|002[78]|0035|0041|0046|0078|0080|0082): |\s{0,2}(?:ERROR {2})?\[?ERR_PNPM_(?!RECURSIVE_))/,"npm ERR! code E404",{before:0,after:10}],["jest, vitest","summary",/^(?:Test Suites: +|\s+Test Files {2})(?<failed>[1-9]\d*) failed\b/,"Test Suites: 1 failed, 2 passed, 3 total",{counts:"files"}],["npm, yarn, pnpm","summary",/^(?:npm (?:ERR!|error) (?:code (?:ELIFECYCLE|\d)|Lifecycle script)|error: .{0,200}(?:exit code|exited with code) \d|error Command failed with exit code|The command failed for workspaces |\s?ELIFECYCLE )/,"error Command failed with exit code 1."],["jest","total",/^Tests: {2,}(?:(?<failed>[\d,]+) failed, )?.{0,100}?(?<total>[\d,]+) total$/,"Tests:       1 failed, 2 passed, 3 total",{counts:"tests"}],["vitest","total",/^\s+Tests {2}(?:(?<failed>\d+) failed \| )?.{0,80}\((?<total>\d+)\)$/,"      Tests  1 failed | 29 passed (30)",{counts:"tests"}],["mocha","total",/^ {2}(?:(?<failed>\d+) failing$|(?<passed>\d+) passing \()/,"  1 failing",{counts:"tests"}],["playwright","total",/^ {2}(?:(?<failed>\d+) failed|(?<passed>\d+) passed \([\d.]+m?s?h?\))$/,"  47 passed (1.2m)",{counts:"tests"}],["tap","total",/^(?:# |ℹ )(?:fail {1,2}(?<failed>\d+)|pass {1,2}(?<passed>\d+))$/,"# fail 1",{counts:"tests"}],["bun","total",/^ *(?:(?<failed>\d+) fail|(?<passed>\d+) pass)$/," 1 fail",{counts:"tests"}],["mocha","total",/^ {4}✖ {2}\d+ of \d+ failed \(\d+%\) +[\d:]+ +(?<total>\d+) +[\d-]+ +(?<failed>\d+)/,"    \u2716  2 of 2 failed (100%)                     00:17        7        3        2        -        2",{counts:"tests",isWhole:!0}],["eslint","total",/^✖ \d+ problems? \((?<failed>\d+) errors?, /,"\u2716 2 problems (2 errors, 0 warnings)",{counts:"findings"}],["stylelint","total",/^(?:✖ )?(?<failed>\d+) problems?(?: \(|$)/,"2 problems (1 error, 1 warning)",{counts:"findings"}]],No=[["gradle","test",/^(?<title>[^\s>:][^>]{0,200} > .{1,300}) FAILED$/,"GreeterTest > testThatGreeterReturnsTheCorrectGreeting FAILED",{before:0,after:5}],["gradle","passed",/^(?<title>[^\s>:][^>]{0,200} > .{1,300}) PASSED$/,"GreeterTest > greets() PASSED"],["surefire","muted",/^\[(?:WARNING|WARN|INFO)\] (?:Flakes|Flaky tests?): ?$/,"[WARNING] Flakes: "],["surefire","test",/^(?:\[ERROR\] +)?(?<title>[\w$.]{1,300}(?:\[[^\]]{1,100}\]|\([^)]{0,200}\)|\{[^}]{1,100}\})*|\S.{0,300}(?= -- ))(?: --)? +Time elapsed: .{1,40} <<< (?:FAILURE|ERROR)!/,"[ERROR] com.example.SumTest.adds -- Time elapsed: 0.012 s <<< FAILURE!",{before:0,after:6}],["surefire summary","test",/^\[ERROR\] {2,}(?<title>[\w$.]{1,200}(?:->[\w$.]{1,100}|\[[^\]]{1,100}\])*):(?<line>\d+)(?:->\S{1,200})? +(?<detail>\S.*)$/,"[ERROR]   SumTest.adds:12 expected: <3> but was: <4>",{before:0,after:0}],["scalatest","test",/^(?:\[\w+\] )?\s{0,8}- (?<title>.{1,300}) \*\*\* FAILED \*\*\*/,"- NOPTest *** FAILED ***",{before:0,after:3,headings:"outer and beside"}],["munit","test",/^(?:\[\w+\] )?==> X (?<title>\S.{0,300}?) {2}[\d.]+s\b/,"==> X sum.SumSuite.adds  0.012s munit.ComparisonFailException: SumSuite.scala:12",{before:0,after:8}],["clojure","suite",/^(?:lein test|Testing) (?<title>[a-z][\w.-]{1,200})$/,"lein test shop.sum-test"],["clojure","test",/^(?:FAIL|ERROR) in \(?(?<title>[^)(\s/]{1,200})\)? \((?<file>[^:)]{1,200})(?::(?<line>\d+))?\)$/,"FAIL in (adds) (sum_test.clj:12)",{before:0,after:6}],["vstest","test",/^\s{1,4}Failed (?<title>\S.{0,300}?) \[.{1,20}s\]$/,"  Failed FailingTest [12 ms]",{before:0,after:8}],["xunit","test",/^\s{0,4}\[xUnit\.net .{1,20}\] +(?<title>\S.{0,300}) \[FAIL\]/,"[xUnit.net 00:00:00.52]     Sum.Tests.Adds [FAIL]",{before:0,after:6}],["microsoft testing platform","test",/^failed (?<title>\S.{0,300}) \(\d[\dms .]{0,20}\)$/,"failed Adds (12ms)",{before:0,after:6,isCommon:!0}],["pester","test",/^\s*\[-\] (?<title>\S.{0,300}?)(?: [\d.]+m?s(?: \(.{1,40}\))?)?$/,"  [-] adds two numbers 12ms (10ms|2ms)",{isCommon:!0}],["gradle, powershell","failure",/^(?:\* What went wrong:|[\w-]+: (?:[A-Z]:\\|\/)\S{1,300}\.psm?1:\d+)/,"* What went wrong:",{before:0,after:6}],["kotlin, maven","failure",/^(?:e: \S|\[ERROR\] Failed to execute goal )/,"e: warnings found and -Werror specified",{before:0,after:1}],["java, .net","failure",/^(?:Exception in thread "|Unhandled [Ee]xception[.:] )/,'Exception in thread "Thread-7" java.io.EOFException',{before:0,after:8}],["sbt","failure",/^\[error\] (?:-- |\S{1,300}:\d+(?::\d+)?: )/,"[error] ../Scorex-Lagonaki/src/test/scala/scorex/ScorexTestSuite.scala:15: not found: type CryptoTestSuite",{before:0,after:4}],["powershell","failure",/^\s+\+ CategoryInfo/,"    + CategoryInfo          : ObjectNotFound: (Foo:String) [], CommandNotFoundException",{before:6,after:1}],["gradle, dotnet","summary",/^(?:BUILD FAILED in |\d+ tests? completed, \d+ failed|FAILURE: Build |> Task \S+ FAILED$|Test Run Failed|Build FAILED)/,"BUILD FAILED in 22s"],["surefire, maven, scalatest, sbt","summary",/^(?:\[(?:ERROR|WARNING)\] Tests run: .{1,60}(?:Failures: [1-9]|Errors: [1-9])|\[INFO\] (?:BUILD FAILURE|\S.{0,100}\.{2,} FAILURE )|\[\w+\] (?:Tests: succeeded \d+, failed [1-9]|Failed tests:))/,"[INFO] BUILD FAILURE"],["gradle","total",/^(?<total>\d+) tests? completed, (?<failed>\d+) failed/,"12 tests completed, 1 failed",{counts:"tests"}],["surefire","total",/^\[(?:ERROR|WARNING)\] Tests run: (?<total>\d+), Failures: (?<failed>\d+), Errors: (?<errors>\d+), Skipped: \d+(?:, Flakes: \d+)?$/,"[ERROR] Tests run: 162, Failures: 1, Errors: 0, Skipped: 0",{counts:"tests",isWhole:!0}],["dotnet","total",/^Failed! {2}- Failed: +(?<failed>\d+), Passed: +\d+, Skipped: +\d+, Total: +(?<total>\d+)/,"Failed!  - Failed:     1, Passed:    10, Skipped:     0, Total:    11",{counts:"tests"}],["scalatest","total",/^Tests: succeeded (?<passed>\d+), failed (?<failed>\d+)/,"Tests: succeeded 11, failed 1, canceled 0, ignored 0, pending 0",{counts:"tests"}],["msbuild","total",/^\s+(?<failed>\d+) Error\(s\)$/,"    3 Error(s)",{counts:"findings"}]],Fo=[["biome","finding",/^(?<file>[^\s:]{1,300}\.\w{1,8})(?::(?<line>\d+):(?<column>\d+))? (?<title>[a-zA-Z]\S{2,100})(?: .{1,40})? ━{3,}$/,"src/sum.ts:3:7 lint/style/useConst  FIXABLE  \u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501",{before:0,after:10}],["tsc, csc, msvc, msbuild, clang-cl","finding",/^(?<file>\S.{0,300}?)\((?<line>\d+)(?:,(?<column>\d+)){0,3}\) ?: (?:fatal )?(?<level>error|warning)(?: (?<title>[A-Z]+\d*))?: (?<detail>\S.*?)(?: \[\S+proj\])?$/,"tsc.ts(3,13): error TS7006: Parameter 'y' implicitly has an 'any' type.",{before:0,after:2}],["tsc","finding",/^(?:(?<file>\S.{0,300}?):(?<line>\d+):(?<column>\d+) - )?(?<level>error|warning) (?<title>TS\d+): (?<detail>\S.*)$/,"src/sum.ts:3:13 - error TS7006: Parameter 'y' implicitly has an 'any' type.",{before:0,after:4}],["pyright","finding",/^\s{1,4}(?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) - (?<level>error|warning|information): (?<detail>\S.*?)(?: \((?<title>report\w+)\))?$/,'  /app/sum.py:12:5 - error: "x" is not defined (reportUndefinedVariable)',{before:0,after:1}],["eslint, stylelint, yamllint","finding",/^\s{1,8}(?<line>\d+):(?<column>\d+)\s+(?:(?<level>error|warning|Error|Warning|✖|⚠):?\s+)(?<detail>\S.{0,300}?)(?: {2,}(?<title>[@\w][\w@/-]*(?:\.\w+)?)| +\((?<rule>[\w-]+)\))?$/,"  2:10  error    'unusedf' is defined but never used             no-unused-vars",{before:2,after:0}],["gnu ld","finding",/^(?:\S{0,100}ld(?:\.\w{1,8})?: )?(?<file>[^\s:()]{1,300}\.\w{1,5}):(?:(?<line>\d+)|\([^)]{1,100}\)): (?<detail>(?:undefined reference|multiple definition|relocation) .*)$/,"main.cpp:(.text+0x2c): undefined reference to `add(int)'"],["commitlint","finding",/^✖ {3}(?<detail>\S.*?) \[(?<title>[a-z]+(?:-[a-z]+)+)\]$/,"\u2716   subject may not be empty [subject-empty]",{before:2,after:1}],["php-cs-fixer","finding",/^ {1,6}\d{1,5}\) (?<file>\S{1,300}\.php)(?: \((?<detail>[a-z_, ]{2,300})\))?$/,"   1) src/Sum.php (single_quote)"],["ansible-lint","finding",/^(?!error|warning|note|help|bug)(?<title>[a-z]+(?:-[a-z]+)+(?:\[[\w-]{2,40}\])?|[a-z]+\[[\w-]{2,40}\]): (?<detail>[A-Z].*)$/,"yaml[line-length]: Line too long (171 > 160 characters)",{isCommon:!0}],["esbuild, angular","finding",/^\s{0,4}[✘✗X] \[ERROR\] (?:(?<title>[A-Z]{2,8}\d{2,5}): )?(?<detail>\S.*?)(?: \[plugin .{1,60}\])?$/,'\u2718 [ERROR] Could not resolve "lodash"',{before:0,after:6}],["ghc","finding",/^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+)(?:-\d+)?: (?<level>error|warning): \[(?<title>[\w-]{1,60})\](?: \[[\w,= -]{1,150}\])?$/,"src/Sum.hs:3:5: error: [GHC-88464]"],["gcc, clang, javac, mypy, ghc, swift","finding",/^(?<file>(?:[A-Za-z]:)?[^\s:[][^:]{0,300}):(?<line>\d+)(?::(?<column>\d+)(?:-\d+)?)?: (?:fatal |internal compiler )?(?<level>error|warning|note|remark|info|hint|(?:Error|ERROR|Warning|WARNING)(?=:)):? ?(?<detail>.*?)(?: {1,2}\[(?<title>[\w=+.-]+)(?:,-[\w-]+)*\]| \((?<rule>[a-z]+(?:_[a-z]+)+)\))?$/,"/path/to/my/file.py:123: error: Error message!",{before:2,after:5}],["sphinx, any","finding",/^(?<file>(?!\.{3})(?:[A-Za-z]:)?[^\s:]{1,300}\.\w{1,8}): (?<level>error|ERROR|Error|warning|WARNING|Warning): (?<detail>\S.*)$/,"docs/errors.md: WARNING: document isn't included in any toctree",{isCommon:!0}],["rubocop","finding",/^ {0,2}(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?:[CWEFR]: )?(?:\[\w+\] )?(?<title>[A-Z]\w{0,60}\/[\w/]{1,60}): (?<detail>\S.*)$/,"lib/sum.rb:3:5: W: [Correctable] Lint/UselessAssignment: Useless assignment to variable"],["pylint","finding",/^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?<title>[CRWEF]\d{4}): (?<detail>\S.* \([a-z][a-z-]{2,60}\))$/,"hub/mail.py:57:8: E1101: Instance of 'Mailer' has no 'flush' member (no-member)"],["go, golangci-lint, flake8, pylint, rubocop, ruff","finding",/^(?:vet: |%Error: )?(?<file>(?:[A-Za-z]:)?[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+): (?!note|remark|info|hint|help|0x[\da-f]+ in )(?:(?<title>[A-Z]{1,5}\d{1,5}):? (?:\[\*\] )?)?(?:(?<level>[Ww]arning|\[warning\]|W)[: ]+)?(?<detail>\S.*?)(?: \((?<rule>[a-z][\w:-]*)\)| \[(?:Error\/)?(?<name>[A-Za-z][\w/-]{1,60})\])?$/,"fmts/fmt_test.go:42:21: Error return value of `bufout.WriteString` is not checked (errcheck)",{before:1,after:2,isCommon:!0}],["maven","finding",/^\[(?<level>ERROR)\] +(?<file>\S{1,300}\.\w{1,8}):\[(?<line>\d+)(?:,(?<column>\d+))?\] (?:error: )?(?:\(\w+\) (?<title>[A-Z]\w{0,60}): )?(?<detail>\S.*)$/,"[ERROR] /app/src/main/java/Sum.java:[12,5] cannot find symbol",{before:0,after:2}],["kotlin","finding",/^e: (?:file:\/\/)?(?<file>\S{1,300}\.kts?):(?: \()?(?<line>\d+)(?::|, )(?<column>\d+)\)?:? (?<detail>\S.*)$/,"e: file:///app/src/Sum.kt:12:5 Unresolved reference: bar"],["rustc, clippy, elixir","finding",/^(?: {4})?error(?:\[(?<title>[\w-]{1,60})\])?: (?!\S{1,300}\.\w{1,8}:\d|build failed$|\S{1,60} exited with |could not compile|aborting due|process didn't|test failed|doctest failed|\d+ targets? failed)(?<detail>\S.*)$/,"error[E0308]: mismatched types"],["markdownlint","finding",/^(?<file>\S{1,300}):(?<line>\d+)(?::(?<column>\d+))? (?:error )?(?<title>MD\d{3})\/(?<detail>\S.*)$/,"README.md:12:81 MD013/line-length Line length [Expected: 80; Actual: 99]",{before:0,after:0}],["hadolint","finding",/^(?<file>\S{1,300}):(?<line>\d+) (?<title>(?:DL|SC)\d{4}) (?:error|warning|info|style): (?<detail>\S.*)$/,"Dockerfile:3 DL3008 warning: Pin versions in apt get install.",{before:0,after:0}],["dart","finding",/^\s{0,4}(?<level>error|warning) [•-] (?<detail>.{1,300}?) [•-] (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) [•-] (?<title>\w+)$/,"  error \u2022 Undefined name 'x' \u2022 lib/main.dart:12:5 \u2022 undefined_identifier",{before:0,after:0}],["dart","finding",/^\s{0,4}(?<level>error|warning|info) [•-] (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) [•-] (?<detail>.{1,500}) [•-] (?<title>\w+)$/,"  error \u2022 lib/main.dart:12:5 \u2022 Undefined name 'x' \u2022 undefined_identifier",{before:0,after:0}],["ruff, any linter","finding",/^(?<title>[A-Z]{1,6}\d{2,5}|unformatted):? (?:\[\*\] )?(?<detail>[A-Z`'"].*)$/,"F401 [*] `os` imported but unused",{before:0,after:4,isCommon:!0}],["oxlint","finding",/^\s{0,4}[×x✖] (?<title>[\w-]{1,60}\([\w/@-]{1,80}\)): (?<detail>\S.*)$/,"  \xD7 eslint(no-unused-vars): Variable 'a' is declared but never used."],["any linter","finding",/^(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?:? (?:- )?(?<level>error|ERROR|warning|WARNING)(?:: | - | {1,4})(?:\[?(?<title>[A-Z]{1,6}\d{2,5})\]?:? )?(?<detail>\S.*?)(?: {2,}(?<rule>[@\w][\w@/.-]*)| \[(?<name>[\w/.-]{2,80})\])?$/,"src/sum.ts:3:7 error Unexpected var  no-var"],["any linter","finding",/^\W{0,4}\[?(?<level>ERROR|Error|error|WARNING|Warning|warning)\]?:? {1,3}(?!\S{1,300}BUILD)(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+)(?:-\d+)?)?:? (?:- )?(?<detail>\S.*?)(?: {1,2}\[(?<title>[\w/.-]{2,80})\])?$/,"[ERROR] src/Sum.java:12:5: Missing a Javadoc comment. [JavadocVariable]"],["any linter","finding",/^\s{1,8}(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+): (?<detail>\S.*?) \((?<title>[a-z@][\w@/:-]{2,60})\)$/,"  src/a.js:3:7: Unexpected var. (no-var)"],["any linter","finding",/^(?<level>ERROR|WARNING|INFO): (?<title>\w{2,60}) - (?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+) - (?<detail>\S.*?)(?: \(see \S+\))?$/,"ERROR: UndefinedMethod - src/A.php:12:5 - Method A::b does not exist (see https://psalm.dev/022)"],["any linter","finding",/^\s{0,8}(?:▸ )?::(?<level>error|warning)(?: (?:\w{1,20}=[^,:]{1,100},){0,4}?file=(?<file>[^,:]{1,300})(?:,line=(?<line>\d+))?(?:,endLine=\d+)?(?:,col(?:umn)?=(?<column>\d+))?[^:]{0,100})?::(?<detail>\S.*?)(?:%0A.*)?$/,"\u25B8 ::error file=Sources/Cart.swift,line=12,col=5::Cannot find total in scope",{before:0,after:0}],["bandit","finding",/^>> Issue: \[(?<title>[A-Z]\d{3})(?::\w{1,60})?\] (?<detail>\S.*)$/,">> Issue: [B307:blacklist] Use of possibly insecure function",{before:0,after:8}],["pyrefly","finding",/^(?<level>ERROR|WARN) (?<detail>\S.*) \[(?<title>[a-z]{2,30}(?:-[a-z]{2,30}){1,4})\]$/,"ERROR Could not find import of `requests` [missing-import]",{needs:/^\s{0,8}--> /}],["ocaml","finding",/^File "(?<file>[^"]{1,300})", lines? (?<line>\d+)(?:-\d+)?, characters (?<column>\d+)-\d+:$/,'File "bin/main.ml", line 3, characters 10-13:',{before:0,after:6,needs:/^(?:Error|Alert|Warning|diff|---)\b/}],["webpack","finding",/^\s{0,4}ERROR in (?<file>\S{1,300}?)(?:[: ](?<line>\d+):(?<column>\d+)(?:-\d+)?)?$/,"ERROR in ./src/index.js 3:0-24"],["kubectl","finding",/^The (?<title>[A-Z]\w{0,60} "[^"]{1,200}") is invalid: (?<detail>\S.*)$/,'The Deployment "worker" is invalid: spec.replicas: Invalid value: -1'],["gitleaks","finding",/^Finding: +(?<detail>\S.*)$/,'Finding:     stripe_key = "REDACTED"'],["terraform","finding",/^Error: (?<detail>["A-Z][^:]{4,100}?)(?: \((?<title>[a-z]+(?:_[a-z]+)+)\))?$/,"Error: Unsupported argument",{needs:"position"}],["terraform","finding",/^[│╷] ?Error: (?<detail>\S.*)$/,"\u2502 Error: Unsupported argument",{before:0,after:8}],["pre-commit","begun",/^(?<title>\S.{0,200}?)\.{3,}Failed$/,"black....................................................................Failed",{before:0,after:10}],["pre-commit","finding",/^(?:reformatted|Fixing|Fixed|Rewriting|Sorting) (?<file>\S{1,300}\.\w{1,8})$/,"reformatted app/views.py",{needs:"title"}],["npm","finding",/^npm (?:ERR!|error) (?<detail>(?:Missing|Invalid): .{1,300} (?:from lock file|does not satisfy \S+))$/,"npm error Missing: react@18.3.11 from lock file"],["black, ruff","finding",/^(?:W|w)ould reformat:? (?<file>\S.*)$/,"would reformat src/num_guess.py",{before:0,after:0}],["prettier","finding",/^\[error\] (?<file>\S{1,300}\.\w{1,8}): (?<detail>\S.*?)(?: \((?<line>\d+):(?<column>\d+)\))?$/,"[error] src/sum.ts: SyntaxError: Expression expected. (3:1)",{before:0,after:5}],["prettier","finding",/^\[warn\] (?<file>\S{1,300}\.\w{1,8})$/,"[warn] src/index.ts"],["rustfmt","finding",/^Diff in (?<file>\S.{0,300}?)(?: at line |:)(?<line>\d+):$/,"Diff in /app/src/main.rs:3:",{before:0,after:8}],["trivy, grype, any table","finding",/^(?:│|\|) .{0,200}?(?:│|\|) +(?<title>(?:CVE|GHSA|RUSTSEC|PYSEC|AVD|KSV|DS|DLA|DSA|GO|SNYK)-[\w-]{2,60}) +(?:│|\|) .{0,300}(?:│|\|) {1,9}(?<detail>[^│|]{1,300}?) *(?:│|\|)$/,"\u2502 libexpat \u2502 CVE-2024-45491 \u2502 CRITICAL \u2502 fixed  \u2502 2.6.2-r0 \u2502 2.6.3-r0 \u2502 libexpat: Integer Overflow \u2502",{before:0,after:0}],["codespell","finding",/^(?<file>\S{1,300}):(?<line>\d+): (?<detail>\S+ ==> \S.*)$/,"README.md:12: teh ==> the"],["cspell","finding",/^(?:\d+\/\d+ )?(?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) - (?<detail>Unknown word \(.{1,100}\))/,"src/sum.ts:3:5 - Unknown word (summ)"],["shellcheck","file",/^In (?<file>\S{1,300}) line (?<line>\d+):$/,"In deploy.sh line 12:",{before:0,after:4}],["shellcheck","row",/^\s*\^-*\^? (?<title>SC\d{4}) \(\w+\): (?<detail>\S.*)$/,"  ^--^ SC2086 (info): Double quote to prevent globbing."],["phpstan","file",/^ {2}Line {3,}(?<file>\S.*)$/,"  Line   src/Sum.php",{before:0,after:6}],["phpstan","row",/^ {2,4}(?<line>\d+) {3,}(?<detail>\S.*)$/,"  31     Call to an undefined method Sum::adds()."],["phpcs","file",/^FILE: (?<file>\S.*)$/,"FILE: /app/src/Sum.php"],["phpcs","row",/^ +(?<line>\d+) \| (?<level>ERROR|WARNING) +\| (?:\[.\] )?(?<detail>\S.*)$/," 12 | ERROR | [x] Missing doc comment for function add()",{before:5,after:0}],["eslint, stylelint","file",/^ ?(?<file>(?:[A-Za-z]:)?[\w@.+-]{0,60}[\\/][^:\s]{1,300}\.\w{1,8})$/,"/app/src/sum.ts"],["msbuild, nuget, link","finding",/^\s{0,8}(?<file>(?:[A-Za-z]:)?[^\s:].{0,300}?) ?: (?:fatal )?(?<level>error|warning) (?<title>[A-Z]{2,12}\d+): +(?<detail>\S.*?)(?: \[.{1,300}(?:proj|sln)\])?$/,"MSBUILD : error MSB1009: Project file does not exist.",{before:0,after:2}],["mypy, tsc, ruff, svelte-check","total",/^(?:Found|svelte-check found) (?<failed>\d+) errors?/,"Found 3 errors in 1 file (checked 5 source files)",{counts:"findings"}],["gcc, javac","total",/^(?<failed>\d+) errors?(?: generated\.)?$/,"1 error generated.",{counts:"findings"}],["golangci-lint, dart","total",/^(?<failed>\d+) issues?(?::$| found)/,"3 issues:",{counts:"findings"}],["any linter","total",/^\W*(?:(?:[Ff]ound|FOUND|[Tt]here (?:was|were)) )?(?<failed>\d+) (?:\w+ )?(?:error|ERROR|diagnostic|problem|violation|offense)[sS]?(?: found| detected)?(?:(?: and|,| AFFECTING) \d+ [A-Za-z]+)?\W*$/,"FOUND 2 ERRORS AFFECTING 2 LINES",{counts:"findings"}],["gosec","finding",/^\[(?<file>[^\]:]{1,300}\.go):(?<line>\d+)\] - (?<title>G\d{3}) \(CWE-\d+\): (?<detail>\S.{0,300}?) \(Confidence: /,"[/home/runner/work/shop/shop/run.go:12] - G204 (CWE-78): Subprocess launched with variable (Confidence: HIGH, Severity: MEDIUM)"]],Lo=[["googletest","ended",/^\[ {2}FAILED {2}\] (?!\d)(?<title>[^,]{1,300}?)(?:, where .{1,300})?(?: \([\d.]+ ?ms\))?$/,"[  FAILED  ] Sum.Adds (0 ms)",{before:0,after:0}],["boost","finding",/^(?<file>\S.{0,300})(?::|\()(?<line>\d+)\)?: (?:fatal )?error: in "(?<title>[^"]{1,200})": (?<detail>\S.*)$/,'sum_test.cpp(12): error: in "sum/adds": check add(1, 2) == 4 has failed',{before:0,after:1}],["unity","finding",/^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<title>\w{1,100}):FAIL(?:: (?<detail>.+))?$/,"test/test_sum.c:12:test_adds:FAIL: Expected 3 Was 4"],["catch2","test",/^(?<file>(?:[A-Za-z]:)?[^\s:()]{1,300})(?::(?<line>\d+)|\((?<row>\d+)\)): FAILED: ?(?<detail>.*)$/,"/app/sum_test.cpp:12: FAILED:",{before:5,after:6,title:"ruled"}],["ctest","test",/^\s{0,6}\d+\/\d+ Test\s+#\d+: (?<title>\S.{0,200}?) ?\.*\s*(?:Subprocess \w{1,20})?\*\*\*(?!Skipped|Not Run)(?:Failed|Exception: {2}|(?<detail>\S.{0,60}?) {2,}[\d.]+ sec|\S)/,"12/20 Test #12: parser_test ......................***Failed    0.01 sec",{before:0,after:8,runs:/^(?:googletest|catch2|qtest|boost)/}],["bazel","test",/^(?<title>\/\/\S{1,300}) +(?:\(cached\) )?(?<detail>(?:FAILED(?! TO BUILD)|TIMEOUT)\b.{0,60})$/,"//src/test/shell/bazel:execroot_test                                     FAILED in 3 out of 3 in 1.5s",{before:0,after:1,runs:/^(?!bazel)/}],["meson","test",/^\s{0,3}\d{1,5}\/\d{1,5} (?<title>\S.{0,200}?) {1,60}(?:FAIL|TIMEOUT|ERROR) {2,}[\d.]+ ?s(?: {2,}(?:exit status \d+|killed by .+|[\d/]+ subtests passed|\(.+\)))?$/,"2/5 shop:unit / cart            FAIL            0.21s   exit status 1",{quotes:!0}],["meson","apart",/^\s{0,3}\d{1,5}\/\d{1,5} \S.{0,200}? {1,60}(?:OK|SKIP|EXPECTEDFAIL) {2,}[\d.]+ ?s\b/,"1/2 shop:unit / cart  OK              0.21s"],["forge","test",/^\[FAIL(?:: |\. Reason: )(?<detail>.{1,300})\] (?<title>\w{1,100}\([^)]{0,100}\))/,"[FAIL: assertion failed: 95 != 100] test_Fee() (gas: 88121)"],["zig","test",/^error: '(?<title>(?=[^']{0,100}\btest[._])[^']{1,200})' (?:failed|leaked): (?<detail>\S.*)$/,"error: 'ring.test.wraps' failed: expected 8, found 0"],["flutter","test",/^❌ (?:\S{1,300}_test\.dart: )?(?<title>\S.{0,300}) \(failed\)$/,"\u274C test/counter_test.dart: Counter increments (failed)"],["flutter","either",/^\d\d:\d\d \+\d+(?: ~\d+)? -\d+: (?:(?<file>\S{1,300}_test\.dart): )?(?<title>.{1,300}) \[E\]/,"00:03 +5 -1: Counter increments [E]",{before:0,after:6}],["swift testing","test",/^\S{1,2} {1,2}Test (?<title>.{1,300}?) recorded an issue .{0,200}?at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+): (?<detail>\S.*)$/,"\u2718 Test adds() recorded an issue at SumTests.swift:12:5: Expectation failed: (sum \u2192 4) == 3",{before:0,after:2}],["xctest","passed",/^Test Case '(?<title>-\[[^\]]{1,200}\]|[\w.]{1,200})' passed\b/,"Test Case '-[SumTests testAdds]' passed (0.012 seconds)."],["xctest","test",/^(?<file>\S{1,300}):(?<line>\d+): error: (?<title>-\[[^\]]{1,200}\]|[\w.]{1,200}) : (?<detail>\S.*)$/,'/app/SumTests.swift:12: error: SumTests.testAdds : XCTAssertEqual failed: ("4") is not equal to ("3")'],["googletest","apart",/^(?:\[(?: RUN {6}|-{10}|={10}| {7}OK | {2}PASSED {2}| {2}SKIPPED )\]|Note: Google Test filter = )/,"[ RUN      ] Sum.Adds"],["ld, shell","failure",/^.{0,400}(?:: undefined reference to |Segmentation fault)/,"interface.c:(.text+0x4bc): undefined reference to `route_sock'",{before:3,after:0}],["ld","failure",/^(?:\S{0,100}\/)?ld(?:\.\w+)?: (?!warning|.{1,300}: in function)/,"/usr/bin/ld: cannot find -lfoo: No such file or directory",{before:0,after:1}],["ld, cmake, ninja, bazel","failure",/^(?:Undefined symbols for architecture |CMake Error|FAILED: (?!Build did)|ninja: error: |ERROR: \/\S{1,300}BUILD\S{0,20}:\d+:\d+: )/,"CMake Error at CMakeLists.txt:12 (find_package):",{before:0,after:7}],["make","part",/^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* \[(?:[^\]]{1,300}: )?(?<title>[^\]:]{1,200})\] [A-Z]/,"make: *** [Makefile:5: cart.o] Error 1",{isCommon:!0}],["make","apart",/^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: Target '.{1,200}' not remade because of errors/,"make[1]: Target 'all' not remade because of errors."],["make","failure",/^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* No rule to make target/,"make[1]: *** No rule to make target `../libsent/libsent.a', needed by `julius'.  Stop.",{before:0,after:0}],["googletest","failure",/^\S.{0,300}:\d+: Failure$/,"/app/sum_test.cc:12: Failure",{before:0,after:7}],["sanitizers, valgrind, bazel","failure",/^(?:==\d+==\s?(?:ERROR: |Invalid |Conditional jump)|={5,} Test output for \/\/)/,"==1234==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000014",{before:0,after:12}],["elixir","failure",/^(?:\*\* \(\w[\w.]{0,80}\) |== Compilation error in file )/,"** (Mix) mix format failed due to --check-formatted.",{before:0,after:4}],["bazel","failure",/^(?:(?:FAIL|TIMEOUT): \/\/|\/\/\S{1,300} +FAILED TO BUILD$)/,"FAIL: //cart:cart_test (see /tmp/testlogs/cart/cart_test/test.log)",{before:0,after:1}],["make, ninja, gcc, clang, bazel, xcodebuild","summary",/^(?:ninja: build stopped|\S{0,100}make(?:\.exe)?(?:\[\d+\])?: Target '.{1,200}' not remade because of errors|Errors while running CTest|(?:collect2|clang(?:\+\+)?): error: |FAILED: Build did NOT|Build completed, \d+ tests? FAILED|ERROR: Build did NOT|Executed \d+ out of \d+ tests?: .{0,60}fail|\*\* \w+ FAILED \*\*|Executed \d+ tests?, with [1-9])/,"ninja: build stopped: subcommand failed."],["flutter","total",/^\d\d:\d\d \+(?<passed>\d+)(?: ~\d+)? -(?<failed>\d+): Some tests failed\.$/,"00:03 +5 -1: Some tests failed.",{counts:"tests"}],["ctest","total",/^\d+% tests passed, (?<failed>\d+) tests? failed out of (?<total>\d+)/,"83% tests passed, 2 tests failed out of 12",{counts:"tests"}],["googletest","total",/^\[(?:={10}\] (?<total>\d+) tests? from .{1,60} ran\.| {2}FAILED {2}\] (?<failed>\d+) tests?, listed below:)/,"[==========] 12 tests from 3 test suites ran. (5 ms total)",{counts:"tests"}]],vo=[["any","warning",/^(?:\s{0,8}\[?(?:WARNING|WARN|Warning|warning|warn|DEPRECATION|Deprecation|deprecated)\b|npm (?:WARN|warn)\b|CMake (?:\w+ )?Warning\b)/,"warning: unused variable: `x`"],["python, msbuild","warning",/^.{0,300}(?:: (?:Deprecation|Future|User|Runtime|Resource|PendingDeprecation)?Warning: |(?:\)| ): warning [A-Z]+\d+: )/,"setup.py:3: DeprecationWarning: pkg_resources is deprecated as an API"],["loggers","warning",/^\[?\d{2,4}[-:/.][\d\-:/T., +Z]{3,30}\]?\s?\S{0,60}\s?\[?(?:WARN|WARNING|INFO|DEBUG|TRACE)\b/,"2024-03-01 10:00:00,123 WARNING Retrying in 5 s"]],$o=[["rules of tables and sections",/^\s?[-=_*~#+─━═⎯┼][\s\-=_*~#+|─━═⎯┼│]{2,}$/,"------------------------------------------------------------------------"],["tests that passed",(0,F.T)(/^(?:\s*(?:[✓]|\[ {7}OK \]|\[ RUN {6}\]|\[-{10}\]|\[ SKIPPED  ?\]|ok \d+ |--- PASS|--- SKIP)| ?PASS |ok {1,3}\t?\S|=== (?:RUN|PAUSE|CONT|NAME)|\s*# Subtest: |▶ |PASSED |\? {3}\t)/),"ok  	github.com/example/shop/cart	0.012s"],["tests that passed",/^.{1,300}(?: \.\.\.+ ?(?:ok(?: +\d+ ms\b.*| \([\d.]+ ?[mµμn]?s\))?|ignored)| \[✔\]|#test_\w+ = [\d.]+ s = \.| \| PASS \||(?<!\b(?:be|got|is|not|was|were)) PASS(?:ED(?: +\[ *\d+%\]| in [\d.]+s)?)?|\.{3} *(?:Passed|Skipped|OK)(?: .{0,30})?)$/,"test tests::subtracts ... ok"],["tests that passed",/^(?:\(pass\) |\[PASS\] |\s*PASS \[ *[\d.]+s\]|\s*Start +\d+: |\s+(?:Passed|Skipped) \S.{0,300} \[.{1,20}s\]$|Test (?:Case|Suite) '.{1,300}' (?:started|passed)|\[info\] - (?!.{1,300}\*\*\* FAILED)|\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?: (?!.{1,300} \[E\]$))/,"(pass) env > reads PORT [0.12ms]"],["tests that passed",/^(?:\S{1,200}\.py [.FEsSxX]{1,500}|(?:\S{1,200} )?[.FEsSxX]{3,})(?: *\[ *\d+%\])?$/,"tests/test_api.py ..F.. [ 45%]"],["tests that were skipped",/^\S.{0,300}(?:(?<!\b(?:be|is|not|was|were)) SKIPPED(?: \(.{0,200}\))?| \.\.\. skipped\b.{0,200}|\)Skipped|: Test::\w+ required| # SKIP\b.{0,200})$/,"test_env (tests.test_env.EnvTest.test_env) ... skipped 'needs docker'"],["tests that were skipped",/^\s*(?:XFAIL|XPASS|UNSUPPORTED|UNTESTED): \S|^.{1,300} \[(?:EXPECTED FAIL|XFAIL|NOT RUN|SKIPPED)\]$/,"  ... error-on-reversed [EXPECTED FAIL]"],["statistics",/^(?:# (?:(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$|of (?:expected (?:passes|failures)|unsupported tests|untested testcases)\s+\d)|1\.\.\d+$|Dubious, test returned \d|Failed \d+\/\d+ subtests|# Looks like you failed \d+ tests? of \d|assets by status |\[info\] (?:Total number of tests run: |Suites: completed |\*\*\* \d+ TESTS? FAILED)|Executed (?:files|requests): |Ran \d+ tests across \d+ files|\s*[.FEsSxXCW]{12,}$)/,"# tests 179"],["statistics",/^\W{0,8}[Nn]o (?:diagnostics|issues|problems|errors|warnings|vulnerabilities|failures) (?:were )?found\b/,"-- no diagnostics found"],["downloads",/^\s*(?:Download(?:ing|ed)|Fetch(?:ing|ed)|Pulling|Pulled|Extracting|Unpacking|Preparing to unpack|Setting up|Selecting previously|Collecting|Requirement already|Using cached|Installing|Installed|Resolving|Resolved|Get:\d+|Hit:\d+|Receiving objects|Resolving deltas|remote: (?:Counting|Compressing|Enumerating)) ?/,"Collecting requests==2.31.0"],["downloads",/^(?:\[INFO\] Download|Progress ?[(:]|go: (?:downloading|finding|extracting)|npm http fetch [A-Z]{3,6} [23]\d\d |#\d+ (?:sha256:|CACHED|DONE|extracting)|➤ YN0013| *% Total +% Received |Content type '.{1,100}' length \d)/,"[INFO] Downloaded from central: https://repo.maven.apache.org/maven2/junit/junit/4.13/junit-4.13.pom"],["progress",/^(?:\[ *\d+%\] (?!of )|\[\d+\/\d+\] |\s*\d{1,3}(?:\.\d+)?% ?[|[(]| {2,5}(?:Compiling|Checking|Finished|Running|Documenting|Fresh) \S|> Task :\S+(?: UP-TO-DATE| NO-SOURCE| FROM-CACHE| SKIPPED)?$|\[\w+\] compiling \d+ |make(?:\[\d+\])?: (?:Entering|Leaving) |\s*(?:Linting|Checking|Compiling|Inspecting|Analy[sz]ing|Scanning|Formatting|Bundling) (?:'[^']{1,200}'|\S{1,200}) (?:\(\d+\/\d+\)|files?)$)/,"[ 12%] Building CXX object lib/Support/CMakeFiles/LLVMSupport.dir/Timer.cpp.o"],["progress",/^.{0,80}[█━▓▒░#=>]{8}/,"  |\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588            | 512 kB 2.1 MB/s"],["progress",/^(?:(?:[\w.-]{1,40}> +)?\[ *\d+ of \d+\] (?:Compiling|Linking) |#?\d* ?\[[\w -]{0,60}\d+\/\d+\] (?:FROM|COPY|RUN|ADD|WORKDIR) |transferring (?:dockerfile|context): |\w{4,40}: (?:Pulling fs layer|Waiting|Verifying Checksum|Download complete|Pull complete|Already exists|Layer already exists|Pushed|Preparing)$)/,"4f4fb700ef54: Pull complete"],["progress",/^(?:\s*SLOW \[> *[\d.]+s\] |ok: \[[\w.-]{1,100}\]$|\d{1,2} \d\d \d{4} [\d:.]{8,12}:(?:INFO|DEBUG) |(?:INFO|DEBUG|TRACE)[ :]|Note: |\S{1,200}: (?:Refreshing state|Still \w+ing|Creating|Creation complete|Reading|Read complete)\.{0,3})/,"aws_sqs_queue.mail: Still creating... [10s elapsed]"],["progress",/^\D{0,60}\d[\d.,]{0,20}(?: ?[KMG]i?B)? (?:of|\/) \d[\d.,]{0,20}(?: ?[KMG]i?B)? \(?\d{1,3}(?:\.\d{1,3})?%\)?.{0,40}\d ?[KMG]?i?Bs?\/s(?:ec)?\b/,"Received 9465 of 48210 (93.1%), 30.3 MBs/sec"],["package managers",/^(?:WARNING: Running pip as the 'root' user |npm notice|npm (?:warn|WARN) deprecated |\[notice\] |\S{1,40}: install_package> |\s?NX +(?:Running|Ran) target | {2}Restored \S|Unable to find image '\S+' locally$|added \d+ packages|up to date|audited \d+|found 0 vuln|\d+ packages are looking|run `npm fund`|yarn (?:run|install) v|Done in |Lockfile is up to date|Successfully (?:installed|built|uninstalled))/,"added 812 packages, and audited 813 packages in 14s"],["coverage",/^(?:[^|]{0,200}\| +(?:(?:\d[\d.]* \| +){3}\d|\d+\.\d+ \| +\d+\.\d+ \|)|\S{1,200} +\d+ +\d+ +(?:\d+ +\d+ +)?\d+%)/," sum.ts   |   85.71 |       50 |     100 |   85.71 | 12"],["coverage",/^(?:File {2,}\||Name +Stmts |TOTAL {3,}|coverage: [\d.]+% of|\s*(?:Statements|Branches|Functions|Lines) +: +\d)/,"coverage: 81.2% of statements"],["statistics",/^\s*(?:│ *)?(?:(?:ℹ )?[Dd]uration(?:_ms)?:? +\d|\d+ expect\(\) calls|Suppressed \d+ warnings|==\d+== +(?:total heap|in use at|ERROR SUMMARY|For lists)|Executed \d+ tests|Running (?:ExUnit|\d+ tests)|Done linting!|\d+ mods\/funs|\[info\] Run completed|webpack \d|Your code has been rated|> Analysis failed with \d|Checkstyle (?:files|violations)|Top \d+ slowest|🔍 \d+ Total|Summary: \d+ (?:\w+\(s\)|resources? )|Compiling \d+ files|Checking \d+ source|CSpell: Files checked|Psalm was able|!{3,} Interrupted: |Cached: +\d|Tasks: +\d|A worker process has failed to exit gracefully|Snapshots?: +\d|Ran all test suites|Total (?:Test )?time\b|Took \d|Time Elapsed |Randomized with seed |Files=\d)/,"   Duration  1.20s (transform 61ms, setup 0ms)"],["help",/^(?:-- Docs: https:|- (?:hook id|exit code|duration): \S|\S{1,300}\.py::\S{1,300}$|\s{0,8}npx playwright show-trace |\s+at .{0,300}\(?node:internal\/|\* Try:|> Run with --|> Get more help|\* Get more help|Run with --|Deprecated Gradle features|You can use '--warning-mode|For more on this, please refer|See https?:\/\/docs\.gradle|Use ['"]--)/,"* Get more help at https://help.gradle.org"],["help",/^(?:\[ERROR\](?: +(?:\[Help \d|To see the full|Re-run Maven|For more information|After correcting|Please refer|-> \[Help|mvn <args>).*)?$|npm (?:ERR!|error)(?: (?:A complete log|\s*\/\S+-debug(?:-\d)?\.log|[Aa] full log|For a full report|path |command |workspace |location |in workspace|at location|errno |syscall ).*)?$|info Visit https:\/\/yarnpkg)/,"npm ERR! A complete log of this run can be found in:"],["help",/^(?:note: run with `RUST_BACKTRACE|note: this error originates|For more information about this error|Some errors have detailed|hint: |Hint: |Usage: |See '\S+ |Try '|To rerun |Re-run |Please report|If you believe|More info|For more info|View this run|Read the docs|Did you mean:|Output from these tests are in: |\[\*\] \d+ fixable|\(See full trace by)/,"note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace"],["cleanup",/^\s*(?:[Rr]emov(?:ing|ed)|[Dd]elet(?:ing|ed)|Clean(?:ing|ed)?(?: ?up)?|Stopp(?:ing|ed)|Shut(?:ting)? ?down|Tear(?:ing)? ?down|Terminat(?:ing|ed)|Kill(?:ing|ed) (?:process|container|pod)|Prun(?:ing|ed)|Upload(?:ing|ed)|Archiving|Saving|Saved|Writing|Wrote|Unmounting|Restoring|Total reclaimed|Finished |Done[.!]?$|Bye|(?:Container|Network|Volume|Image) \S{1,200} {1,2}(?:Stopping|Stopped|Removing|Removed|Creating|Created|Starting|Started|Waiting|Healthy))/,"Stopping container shop-db-1"],["runner",/^(?:##\[(?:start|end)-action|::(?:end)?group::|Post job cleanup|Cleaning up orphan|Terminate orphan|\[command\])/,"Post job cleanup."],["levels",/^\[INFO\](?! BUILD FAILURE| .{1,100}\. FAILURE)/,"[INFO] Total time:  04:20 min"]],Co=[...vo,...$o.map(([t,e,n])=>[We,"noise",e,n,{noise:t}])],Do=[["ansible","suite",/^(?:TASK|RUNNING HANDLER) \[(?<title>.{1,200})\] \*+$/,"TASK [api : start the service] ****"],["ansible","finding",/^(?:fatal|failed): \[[^\]]{1,100}\](?:: [A-Z]+!)? .{0,60}?=> (?:.{0,3000}?"msg": "(?:non-zero return code", .{0,60}"stderr": "(?=[^"]))?(?<detail>[^"\\]{1,300}).*)?/,'fatal: [web-1]: FAILED! => {"changed": false, "msg": "No package matching nginx"}',{before:1,after:1}],["ansible","passed",/^\.\.\.ignoring$/,"...ignoring"],["sqlfluff","file",/^== \[(?<file>.{1,300})\] FAIL$/,"== [models/orders.sql] FAIL"],["sqlfluff","row",/^L: +(?<line>\d+) \| P: +(?<column>\d+) \| (?<title>[A-Z]{2}\d{2}) \| (?<detail>\S.*)$/,"L:   4 | P:   1 | LT02 | Expected indent of 4 spaces."],["credo","finding",/^┃ {1,3}\[[A-Z]\] [↗→↘↑↓] (?<detail>\S.*)$/,"\u2503 [W] \u2197 There should be no calls to IO.inspect/1."],["buf","finding",/^(?<file>\S{1,300}\.proto):(?<line>\d+):(?<column>\d+):(?<detail>[A-Z].*)$/,'a.proto:9:1:Previously present RPC "Close" on service "A" was deleted.'],["conftest","finding",/^(?<level>FAIL|WARN) - (?<file>\S{1,300}) - (?<title>[\w.-]{1,100}) - (?<detail>\S.*)$/,"FAIL - k8s/worker.yaml - main - Deployment must set limits"],["cucumber","test",/^cucumber (?:-p \S+ )?(?<file>\S{1,300}\.feature):(?<line>\d+) # (?<title>\S.*)$/,"cucumber features/cart.feature:12 # Scenario: Add an item"],["kubeconform, any","finding",/^(?<file>[^\s:]{1,300}\.\w{1,8}) - (?<title>\S{1,100} \S{1,100}) (?:is invalid|failed validation): (?<detail>\S.*)$/,"k8s/api.yaml - Deployment api is invalid: expected integer, but got string",{isCommon:!0}],["checkov","finding",/^Check: (?<title>[A-Z]\w{2,60}): (?<detail>\S.*)$/,'Check: CKV_AWS_18: "Ensure the S3 bucket has access logging enabled"'],["checkov","passed",/^\t(?:PASSED|SKIPPED) for resource: /,"	PASSED for resource: aws_s3_bucket.logs"],["lychee, ceedling","file",/^\[(?<file>[\w@./-]{1,300}\.\w{1,8})\]:?$/,"[docs/intro.md]:"],["lychee","row",/^\s{1,8}(?<detail>\[(?:[45]\d\d|ERROR|TIMEOUT)\] \w{2,8}:\/\/.*)$/,"     [404] https://docs.example.com/old | Not Found"],["buildkit","failure",/^ {0,2}> \[.{1,200}\]:?\s?\S/," > [build 4/6] RUN npm ci:",{before:0,after:12}],["docker, buildkit","failure",/^(?:(?:ERROR|error): failed to (?:solve|build)|(?:docker: )?Error response from daemon: |(?:denied|unauthorized|manifest unknown|toomanyrequests|name unknown): )/,"Error response from daemon: manifest for python:3.14t not found: manifest unknown: manifest unknown",{before:1,after:0}],["helm, kubectl, psql","failure",/^(?:Error: (?:INSTALLATION|UPGRADE|UNINSTALLATION|execution error|template|parse error|failed|chart)|Error from server|The \w+ ".{1,200}" is invalid: |psql:\S{1,300}:\d+: ERROR: )/,"Error: UPGRADE FAILED: timed out waiting for the condition",{before:1,after:2}],["aws, apt","failure",/^(?:(?:aws: \[ERROR\]: )?An error occurred \(\w+\) when calling the |E: )/,"E: Unable to locate package libfoo-dev",{before:0,after:1}],["git","failure",/^fatal: (?!not a git repository)/,"fatal: couldn't find remote ref refs/heads/topic",{before:2,after:1}],["bash, sh, any","failure",/^(?:\S{1,300}: line \d+: .{0,300}\S|\S{1,100}: \d+: \S.{0,200}: (?:not found|Permission denied)$|.{0,400}No space left on device)/,"/bin/bash: line 0: cd: .libs: No such file or directory",{before:2,after:0}]],_o=[["pytest","test",/^_{4,} (?![A-Z]?[a-z]+:? )(?:ERROR (?:collecting|at (?:setup|teardown) of) )?(?<title>\S.{0,200}?) _{4,}$/,"____________ TestTorchDeviceTypeCPU.test_cauchy ____________",{before:0,after:0,isCommon:!0}],["pytest","captured",/^-{4,} Captured .{1,60} -{4,}$/,"----------------------------- Captured stdout call -----------------------------"],["pytest summary","test",/^(?:FAILED|ERROR|SUBFAIL(?:ED)?) (?:\[[\d.]+s\] )?(?<title>(?<file>\S{1,300}\.(?:py|\w{2,5}(?=::)))(?:::.+?)?)(?: - (?<detail>.+))?$/,"FAILED tests/test_sum.py::test_sum - assert 1 == 2",{before:0,after:0}],["unittest","test",/^(?:FAIL|ERROR): (?!\/\/)(?<title>\S{1,200} \([^)\s/:]{1,200}\)(?: [([].{1,200}[)\]])?)/,"FAIL: test_sum (tests.SumTest.test_sum)",{before:0,after:14}],["behave","test",/^ {2}(?<file>\S{1,300}\.feature):(?<line>\d+) {2}(?<title>\S.*)$/,"  features/cart.feature:12  Add an item"],["robot","passed",/^(?<title>\S.{0,200}?)(?: ::.{0,200})? {2,}\| PASS \|$/,"Adds two numbers                                            | PASS |"],["robot","test",/^(?<title>\S.{0,200}?)(?: ::.{0,200})? {2,}\| FAIL \|$/,"Adds two numbers                                            | FAIL |"],["pytest","muted",/^={4,} (?:X?PASSES|XFAILURES) ={4,}$/,"==================================== PASSES ===================================="],["pytest","apart",/^={4,} .{0,100} ={4,}$/,"=========================== short test summary info ============================"],["pytest","failure",/^E {3,}\S/,"E       assert 1 == 2",{before:5,after:2}],["pytest, pip, uv, vitest","failure",/^(?:INTERNALERROR> |ImportError while (?:importing|loading) |\s{1,8}× \S)/,"  \xD7 No solution found when resolving dependencies:",{before:0,after:8}],["pytest-cov, coverage","failure",/^(?:ERROR: )?(?:Coverage failure: |FAIL Required test coverage)/,"FAIL Required test coverage of 90% not reached. Total coverage: 80.00%",{before:0,after:0}],["pip","failure",/^\s{0,4}ERROR: (?:Could not|No matching distribution|Failed building|Failed to build|Cannot install|ResolutionImpossible)/,"  ERROR: Failed building wheel for torchcomms",{before:2,after:1}],["poetry, pub","failure",/^(?:\s{0,4}Because \S.{0,300}(?: depends on |, version solving failed\.$)|(?:Error: )?pyproject\.toml changed significantly)/,"Because shop depends on requests (>=9) which doesn't match any versions, version solving failed.",{before:1,after:4}],["tox, nox","part",/^(?:nox > (?:\* (?<title>.{1,200}): failed$|Session (?<name>.{1,200}) failed\b)|(?:\s{0,4}|ERROR: {1,4})(?<rule>[\w.,+-]{1,60}): (?:FAIL (?:code \d|✖ )|commands failed$))/,"nox > * lint: failed"],["tox, nox","summary",/^\s{0,4}(?:\S{1,60}: (?:FAIL|exit) (?:code )?[1-9]|nox > (?:Session|Command) .{1,300} failed)/,"  py311: FAIL code 1 (3.21=setup[1.04]+cmd[2.17] seconds)"],["pytest","total",/^=+ (?:(?<failed>\d+) failed)?(?:, )?(?:(?<passed>\d+) passed)?(?:.{0,80}?, (?<errors>\d+) errors?)?.{0,80} in [\d.]+s.{0,30}=+$/,"========= 1 failed, 5 passed in 0.12s =========",{counts:"tests"}],["unittest","total",/^(?:Ran (?<total>\d+) tests? in |FAILED \((?=failures|errors)(?:failures=(?<failed>\d+))?(?:, )?(?:errors=(?<errors>\d+))?)/,"FAILED (failures=1)",{counts:"tests"}],["robot","total",/^(?<total>\d+) tests?, \d+ passed, (?<failed>\d+) failed(?:, \d+ skipped)?$/,"12 tests, 11 passed, 1 failed",{counts:"tests",isWhole:!0}],["pyright","total",/^(?<failed>\d+) errors?, \d+ warnings?/,"3 errors, 0 warnings, 0 informations",{counts:"findings"}]],Mo=[["minitest","test",/^(?<title>\w[\w:]{0,200}#\S{1,200}) \[(?<file>\S{1,300}):(?<line>\d+)\]:?$/,"SumTest#test_adds [test/sum_test.rb:12]:"],["minitest","test",/^(?<title>[A-Z]\w[\w:]{0,200}#\S{1,200}):$/,"SumTest#test_adds:"],["cucumber","apart",/^ {0,2}\d{1,5}\) Scenario: .{1,300} \(attempt \d+, retried\)/,"  1) Scenario: Add an item (attempt 1, retried) # features/cart.feature:7"],["mocha, rspec, exunit, jasmine","test",/^(?: {1,2}|(?=\d{1,5}\) (?![\w\\]+::\S)))\d{1,5}\) (?!(?:Failure|Error):$)(?<title>\S.*?)(?: \(attempt \d+\))?(?: {2,}#.*|: module '\w+'| # (?<file>\S+\.feature):(?<line>\d+))?$/,"  1) Assertions",{isCommon:!0,title:"continued"}],["phpunit","test",/^\d{1,5}\) (?<title>\S{1,300}::\S.*)$/,"1) CalcTest::testAdd",{before:0,after:7}],["pest","test",/^\s{1,4}FAILED {2}(?<title>\S.*?)(?: {2,}\S+)?$/,"   FAILED  Tests\\Unit\\SumTest > it adds",{before:0,after:8,isCommon:!0}],["perl","finding",/^(?!BEGIN failed|Compilation failed|\s*#)(?<detail>\S.{0,500}?) at (?<file>\S{1,300}\.(?:p[lm]|t)) line (?<line>\d+)(?:, near .{1,100}|\.)$/,"Can't locate Cart.pm in @INC at t/money.t line 3.",{before:0,after:4,needs:/^(?:BEGIN failed--compilation aborted|Compilation failed in require|Execution of \S+ aborted|# Looks like your test exited)/}],["perl","test",/^\s{0,8}#\s+Failed test (?:'(?<title>.{1,300})'|\d+: "(?<name>.{1,300})"|\d+|at )/,"#   Failed test 'adds two numbers'",{before:0,after:5}],["busted","test",/^(?:Failure|Error) (?:→|->) (?<file>\S{1,300}) @ (?<line>\d+)$/,"Failure \u2192 spec/sum_spec.lua @ 12",{before:0,after:5}],["testthat","test",/^\s{0,4}── (?:\d+\. )?(?:Failure|Error)(?: \('?(?<file>[^:')]{1,200}):(?<line>\d+)(?::(?<column>\d+))?'?\))?: (?<title>.+?) ─+$/,"\u2500\u2500 Failure ('test-sum.R:12:3'): adds two numbers \u2500\u2500",{before:0,after:7}],["julia","test",/^(?<title>\S.{0,100}?): (?:Test Failed|Error During Test) at (?<file>\S{1,300}):(?<line>\d+)/,"adds: Test Failed at /app/test/runtests.jl:12",{before:0,after:5}],["tap, bats","test",/^\s{0,24}not ok \d+(?! .{0,300}# (?:TODO|SKIP|todo|skip))(?:[ -]+(?:[A-Z]\w+ [\d.]+ - \[\d+ ms\] - )?(?<title>\S.*?))?(?: # time=\S+| {2,}\d+ ms| in \d+ ?m?s)?$/,"not ok 2 - adds two numbers",{before:0,after:10,isCommon:!0,suite:"commented",headings:"outer",parents:!0}],["rspec","failure",/^\s+Failure\/Error: /,"     Failure/Error: expect(sum).to eq(3)",{before:1,after:8}],["minitest","failure",/^ {0,4}(?:\d+\) )?(?:Failure|Error):$/,"  1) Failure:",{before:0,after:7}],["bundler, rake, composer","failure",/^(?:Could not find (?:gem|compatible|\S{1,100}-\d)|Bundler could not find|An error occurred while installing|Your bundle (?:is locked|only supports)|Gem::Ext::BuildError|rake aborted!| {2}Problem \d+$|Your requirements could not be resolved|In \S{1,200}\.(?:php|phar) line \d+:)/,"rake aborted!",{before:0,after:6}],["ruby","failure",/^\S{1,300}:\d+:in .{1,300} \(\w[\w:]*\)$/,"sum.rb:12:in `add': undefined method `foo' for nil:NilClass (NoMethodError)",{before:0,after:3}],["rspec, minitest, exunit","total",/^(?<total>\d+) (?:examples?|runs|tests?|properties),(?: \d+ assertions,)? (?<failed>\d+) failures?(?:, (?<errors>\d+) errors?)?/,"5 examples, 1 failure",{counts:"tests"}],["phpunit","total",/^Tests: (?<total>\d+), Assertions: \d+(?:, Errors: (?<errors>\d+))?(?:, Failures: (?<failed>\d+))?/,"Tests: 3, Assertions: 3, Failures: 1.",{counts:"tests"}],["perl","total",/^Failed \d+\/\d+ test programs\. (?<failed>\d+)\/(?<total>\d+) subtests failed\./,"Failed 2/3 test programs. 2/7 subtests failed.",{counts:"tests"}],["rubocop, pint","total",/^(?:\d+ files? inspected, |\s+FAIL {3}[ .]{1,200}\d+ files?, )(?<failed>\d+) (?:offenses? detected|style issues?$)/,"12 files inspected, 3 offenses detected",{counts:"findings"}],["phpstan","total",/^ \[ERROR\] Found (?<failed>\d+) errors?/," [ERROR] Found 3 errors",{counts:"findings"}]],Ht=[...[...Oo,..._o,...yo,...No,...Mo,...Lo,...Do,...Fo],...po,...Co].map(t=>"pattern"in t?t:ho(t)),Po=50,Uo=ze(Ht.map(({pattern:t})=>t)),Ge=(0,Be.B)(t=>Uo(t).flatMap(e=>Ht[e]??[]),Po),Wo=160,Bo=/^(?:#\d{1,5} (?:\d+\.\d{1,3} )?|(?=[\d.]{5} (?![!=<>]))\d{1,3}\.\d{1,3} )?(?:\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]?:? {1,2}(?:▸ )?)?/,zo=/^(?:[\w@/-]{1,60}:[a-z][\w-]{0,40}: |@[\w.-]{1,40}\/[\w.-]{1,60}:(?: |$)|[\w@/.-]{1,60} [a-z][\w:-]{0,40}: (?=\s|FAIL)|(?=\S{0,60}[A-Za-z])[\w@/.-]{1,60} +\| |[a-z][\w.-]{1,60}> |[❌✘✗×] {1,2}(?=\S{1,300}:\d+:\d+: )|\[(?!FAIL|PASS|RUN|ERR|WARN|INFO|OK)[A-Za-z][\w.-]{0,30}\] (?=FAIL | {2})|\[(?:info|error|warn)\](?: |$)|\[(?=[^\]]*\d)[\w .:#@/-]{1,60}\](?: |$)|➤ YN0000: (?:\[[^\]]{1,60}\]: )?)/,Go=/^(?:fatal|failed): \[[^\]]{1,100}\](?:: [A-Z]+!)? .{0,60}?=> \{/,jo=4e3,Xt=t=>Ge(t).find(({role:e})=>go(e)||fe(e));function Ko(t){const e=Go.test(t)?jo:Wo,n=t.length>S.fW?e:S.fW,s=t.slice(0,n).trimEnd().replace(Bo,""),r=s.replace(zo,""),o=Xt(s),i=o??(r===s?void 0:Xt(r)),a=o===void 0&&s.startsWith("[warn")?{level:"warning"}:{},d=i?.pattern.exec(o===void 0?r:s)?.groups??{},c=o===void 0?s.slice(0,s.length-r.length):"";return{raw:s,text:r,label:c,form:i,groups:{...d,...a}}}var v=I(21929);function L({form:t}){return t.role!=="finding"&&t.role!=="row"&&!H({form:t})}function H({form:t}){return t.role==="begun"||t.role==="part"}function je({form:t}){return t.role==="run"||t.role==="listed"}function pe({pattern:t}){return t.source.includes("<file>")}function Ho({printed:t,lines:e}){const n=t.search(/\S/),s=e.findIndex(r=>r.trim()!==""&&r.search(/\S/)<=n);return s===-1?e:e.slice(0,s)}function Xo({form:t,title:e}){return e===void 0||t.role==="finding"?[]:(0,v.A7)(e)}function Zo({form:t,title:e,detail:n,position:s}){const r=`${s?.path}:${s?.line}:${s?.column}`,o=t.role==="finding"||t.role==="row"?`${e} ${n} ${r}`:e??s?.path??n??"";return(0,v.Rc)(o)}var O=I(40782);const Vo=/^> (?<name>(?:@[\w.-]{1,100}\/)?[\w.-]{1,100})@\d\S{0,40} \S{1,60}$/,Yo=/^(?:> (?!.*\b(?:lerna|npm|nx|pnpm|turbo|yarn)\b).*|\s*)$/;function qo(){const t=new Set;let e,n=!1,s=!1;return{read(r){const o=Vo.exec(r)?.groups?.name;return n&&=o!==void 0||Yo.test(r),o===void 0?!1:(s||=n&&o!==e,n=!0,e=o,t.add(o),!0)},current:()=>e,areSeveral:()=>t.size>1&&!s}}const Zt=/^-{40,}$/;function Jo(){const t=ii(),e=new Map,n=new Set;let s,r=!1;function o(i){const a=/^# (?!Subtest|tests? |pass|fail|skip|todo|\()(\S.*)$/.exec(i.at(-1)??"")?.[1];a!==void 0&&!a.includes(": ")&&!/^#/.test(i.at(-2)??"")&&(s=a)}return{read(i){if(r&&=/^(?: {4}|\[\w+\] )\S/.test(i),r){const a=i.trim().replace(/^\[[A-Z]+\] | [─-]{2,}$/g,"");n.add(a).add((0,v.Wi)(a))}else t.note(i)},recovered:()=>n,begin({tool:i,role:a,suite:d},c,l){const f=Vt(c.suite,c.title);r=a==="muted",d==="commented"&&o(l),(a==="suite"||a==="begun")&&f!==void 0&&e.set(i,f),a==="passed"&&f!==void 0&&n.add((0,v.JH)([e.get(i),f]))},titleOf(i,a,d,c){const l=Vt(a.suite,(a.rule??a.title??a.name)?.trim()||void 0),f=i.suite==="commented";f&&o(c);const u=i.role==="begun"?void 0:e.get(i.tool),p=f?s:u;if(l===void 0)return u??Qo(i,c);const m=i.headings==="outer and beside"?l.replace(/(?: |(?<![:.]))[:.]+$/,""):l,b=i.headings===void 0?[]:t.namesAbove(d,i.headings,m);return(0,v.Wi)((0,v.JH)([p,...b,m]))}}}function Vt(t,e){return t===void 0||t==="."||e===void 0?e:(0,v.BY)(t,e)}function Qo({title:t},e){if(t!=="ruled")return;const n=e.findLastIndex(r=>Zt.test(r)),s=e.slice(0,Math.max(0,n)).findLastIndex(r=>Zt.test(r));if(s!==-1)return(0,v.JH)(e.slice(s+1,n).map(r=>r.trim()))}const ei=8,ti=/^\s*(?:[↓▶▸❯❏»]\s*)?(?<name>[A-Za-z@#[][^:()=]{0,90}):?$/,ni=/^\s*(?:TAP|Running|Compiling|Starting|Started|Finished|Building|Using|Download|Checking|Test|Given|Tests?(?=[: ])|Results?|Summary|Failures?|Errors?|PASS|FAIL|at|in)\b|[.;!?{}]$|\d tests|\bfound$|\d\.\d|\/|\.{3}|^[.*FECWSRXNx·-]{2,}$|^(?:\S+ ){8}/i,si=(0,F.T)(/^\s*(?:[✓✗+x!*-]|ok\b|not ok\b)\s/),ri=(0,F.T)(/(?:[:.]| {2}) {0,60}\[?(?:OK|ok|PASS\w*|FAIL\w*|SKIP\w*|ERROR)\]?(?: .{0,60})?$|\[[✓✗]\].{0,30}$/);function oi(t){const e=ti.exec(t)?.groups?.name;return e===void 0||ni.test(t)?void 0:e}function ii(){let t=[],e=!1;return{note(n){const s=/^\s*# Subtest: (.+)$/.exec(n)?.[1];if(s===void 0){const a=si.test(n)||ri.test(n);if(e||=a,a||n.trim()==="")return}const r=s??oi(n),o=(0,S._j)(n),i=r!==void 0&&s===void 0&&!e;t=t.filter(a=>a.indent<o||a.indent===o&&i),r!==void 0&&(e=!1,t.length<ei&&(t=[...t,{indent:o,name:r.trim()}]))},namesAbove(n,s,r){const o=(0,S._j)(n);t=t.filter(a=>a.indent!==o||a.name!==r),e=!0;const i=a=>s==="outer"?a.indent<o:a.indent<=o;return t.filter(i).map(({name:a})=>a)}}}const Yt=1e3,ai=60;function di(){const t=new Map,e=new Set;let n;return{run({tool:s},r){n=void 0,r!==void 0&&(e.add(s),n=t.get(r)??[],t.size<Yt&&t.set(r,n))},isUnknown:({tool:s,role:r},o)=>r!=="apart"&&o!==void 0&&e.has(s)&&t.size<Yt&&!t.has(o),read(s){n!==void 0&&n.length<ai&&n.push(s)},saidBy:s=>t.get(s??"")}}function ci(t,e,n){const s=t.search(/\S/);return n.indent>0?s===-1||s>n.indent:e?.tool!==n.form.tool||e.role==="run"?!0:e===n.form&&e.role!=="test"}const qt=1e3,Ke=60,li=40,ui=16;class fi{titles=Jo();#t=di();#n=qo();#e=[];#s=[];#r;#o;#i=!1;get drafts(){return this.#n.areSeveral()?this.#e:this.#e.map(e=>({...e,ofPackage:void 0}))}get isInList(){return this.#r?.form===ue}close(){this.#r?.form.title==="continued"&&bi(this.#r),this.#r=void 0}markNotEnded(e){this.#r!==void 0&&(this.#r.notEndedIn=e)}begin(e,n,s){if(this.close(),this.#i&&e.role!=="finding")return;const r=this.#t.saidBy(n.title),o=r??[...this.#s],i=this.titles.titleOf(e,n,s,o);e.role!=="finding"&&this.#t.run(e,void 0),this.#a({form:e,printed:s,title:i,above:o},n),r!==void 0&&r.length>0&&this.close()}separate(e,n){const{role:s}=e;this.close(),this.titles.begin(e,n,this.#s),s==="passed"&&n.title===void 0&&this.#e.pop(),s==="restarted"&&(this.#e=[]),this.#i=s==="muted",this.#t.run(e,s==="apart"?n.title:void 0);const r=(0,O.ux)(n);this.#o=r&&{...r,tool:e.tool},this.#s=[]}readText(e){this.#n.read(e)&&this.close(),this.titles.read(e),this.#t.read(e);const n=this.#r;n!==void 0&&this.#c(n,e),n?.form.role==="either"&&(0,S._j)(e)>(0,S._j)(n.printed)||this.#s.push(e),this.#s.length>2*Ke&&(this.#s=this.#s.slice(-Ke))}readTotal(e){const n=this.#r;e===n?.form.tool&&L(n)&&n.lines.length===0&&this.#e.pop(),this.close(),this.#i=!1}isOwnLine(e,n){return!this.#t.isUnknown(e,n.title)&&!hi(e,this.#r)&&(e.needs!=="heading"||(0,O.j0)(this.#s)!==void 0)&&(e.role!=="row"||this.#o?.tool.includes(e.tool)===!0)}#a(e,n){const{role:s}=e.form,r=this.#d(e,n),o={...e,title:(e.title===pi?r?.path:void 0)??e.title,detail:n.detail?.trim()||void 0,position:r,ofPackage:this.#n.current(),attempt:n.attempt===void 0?void 0:Number(n.attempt),isWarning:Bt(n.level),lines:[]};this.#e.length>qt&&this.#e.pop(),this.#e.push(o);const i=s==="ended"||H(e);(i||s==="either")&&(this.#s=[]),i||(this.#r=o),s==="finding"&&this.#s.push(o.printed)}#d({form:{role:e},above:n},s){const o=s.line!==void 0||e==="test"||e==="row"?this.#o:void 0,i=(0,O.ux)({...s,file:s.file??o?.path,line:s.line??o?.line?.toString()});return i===void 0?e==="finding"?(0,O.j0)(n):void 0:s.file===void 0?{...i,file:o?.file}:i}#c(e,n){e.lines.push(n);const s=this.#e.length>li?ui:Ke;e.lines.length>=s&&this.close()}}const pi="Test suite failed to run",mi=/^ {7,}\S/,Jt=5;function bi(t){const e=t.lines.findIndex(s=>!mi.test(s)),n=t.lines.slice(0,e===-1?Jt:Math.min(e,Jt));n.at(-1)?.endsWith(":")===!0&&(t.title=(0,v.JH)([t.title,...n.map(s=>s.trim())]).slice(0,-1),t.lines.splice(0,n.length))}function hi(t,e){if(e===void 0)return!1;if(e.form.quotes)return t.tool!==e.form.tool;if(t===K&&e.form.role!=="finding")return!0;const n=t.role==="run"||t.role==="ended"&&e.form.tool!==t.tool||t.role==="finding"&&!pe(t),s=e.form.role==="finding"&&e.detail===void 0;return n&&(e.form.role==="test"||s)}var N=I(16850);function gi(t){return t.map(Ri).filter(Ei)}function Ei({form:t,title:e,detail:n,position:s,lines:r}){const{needs:o,retried:i}=t;return i?.test(r.find(a=>a.trim()!=="")??"")||n!==void 0&&(0,N.LJ)(n)||o==="title"&&e===void 0||o==="position"&&s===void 0||o instanceof RegExp&&!r.some(a=>o.test(a))?!1:e!==void 0||n!==void 0||s!==void 0}const wi=(0,F.T)(/^\s*(?:[✗]|[Tt]est:) |(?: \(?\[?[\d.]+ ?m?s\]?\)?)$/g),Si=/^ {8,}inside "(.{1,300})"$/,Ai=new RegExp("^(?:[!\u26A0\u2139]|i (?=\\p{Lu}))","u");function Ri(t){if(H(t))return t;const e=L(t),{title:n,lines:s}=Ti(t),{detail:r,around:o}=ki(t,s),i=(0,O.DB)(o,t.position?.path,n);return{...t,title:n??(e?void 0:yi(s)),detail:r,isWarning:t.isWarning||Ai.test(r??""),position:(0,O.D4)(Ii(t.position,i,e),o)}}function Ti(t){const e=t.lines.map(i=>Si.exec(i)?.[1]).find(Boolean),s=!L(t)||t.title!==void 0||e!==void 0?-1:t.lines.findIndex(i=>i.trim()!==""),r=s===-1?t.title:t.lines[s]?.replace(wi,"").trim(),o=t.lines.slice(s+1);return{title:(0,v.JH)([...e?.split(" / ")??[],r])||void 0,lines:t.form.role==="finding"?t.lines:(0,O.l$)(o)}}function ki(t,e){const{form:n}=t,s=L(t),r=(0,O.l$)(t.above),o=n.pattern.source.includes("<line>")||!pe(n),i=t.detail===void 0&&o,a=s||i?(0,O.JT)(e,s):void 0,d=n.role==="ended"||a===void 0&&(n.role==="either"||je(t)&&e.length===0),c=t.detail??(d?(0,O.JT)(r,s):a);return{detail:n.role==="run"&&c!==void 0&&!(0,O.ew)(c)?void 0:c,around:d?r:e}}function Ii(t,e,n){return t===void 0||e===void 0?t??e:t.line!==void 0?n&&e.path===t.path?e:t:`/${e.path}`.endsWith(`/${t.path}`)?e:t}const xi=/(?<=^\s*🪪 {1,2})\S+|(?<=clippy\/\S{0,60}#)\w+$|(?<=^RuleID: {1,9})\S+$|(?<=\()report\w+(?=\)$)/;function yi(t){return t.map(e=>xi.exec(e)?.[0]).find(Boolean)}var q=I(93929),X=I(76169);const Oi=/^(?:(?:\/private)?\/var\/folders(?:\/[\w+]{1,40}){1,2}\/[TC](?=\/|$)|\/(?:var\/)?tmp(?=\/)|.*?\/(?:AppData\/Local\/Temp|_temp)(?=\/))/,Ni=/^(?:go-build\d+|pytest-\d+|pytest-of-\w+|pip(?:-[a-z]+)+-[a-z\d_]{8}|(?:tmp|temp|npm|pip|yarn|pnpm|jest|mocha|rustc|cargo-install|playwright|puppeteer|hsperfdata|bats-run|bazel|sbt|nix-build)[-_.]?(?=\w*\d)(?!v\d{1,2}$)[\w-]+|(?:test|build)[-_.]?\d{5,}|[tT]est\w{1,100}?\d{6,}|tmp(?!l?_[a-z]+$)\w{8}|tmp[-_.](?=\w*[A-Z\d])\w{6,}|cc[A-Za-z\d]{6}(?:\.\w{1,2})?)$/,Fi=/^20\d\d[01]\d[0-3]\d$/,Li=/^(?:IPv[46]|S3)(?:[A-Z][a-z]+)*$|^[A-Z][a-z]{2,}V\d{1,2}$/,vi=/^[A-Z][a-z]{3,}[A-Z][A-Za-z]*\.(?:cs|java|kt|php|scala|swift|tsx?)$/,$i=new Set([6,8,10,12]);function Qt(t){const e=Oi.exec(t)?.[0]??"",s=t.slice(e.length).split("/").filter(o=>o!=="").map(o=>Ci(o)?"<random>":o),r=s.findIndex(o=>o!=="<random>");return["<temporary>",...r===-1?[]:s.slice(r)].join("/")}function Ci(t){return t.startsWith("<")||Ni.test(t)?!0:vi.test(t)?!1:t.replace(/\.[A-Za-z]{1,5}$/,"").split(/[-_.]/).some(Di)}function Di(t){if(/^\d{8,}$/.test(t))return!Fi.test(t);if(Li.test(t)||t.length<6)return!1;const e=t.match(/\d+|[A-Za-z]+/g)??[];if(e.length>=4)return!0;if(/^(?=.*\d)[0-9a-f]{7,}$/.test(t))return e.length>=3;if(!$i.has(t.length))return!1;const n=t.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g)??[];return n.length>=4||n.length>=3&&n.some(s=>/^[A-Z]{1,2}$/.test(s))}const W=/\d+(?:[.,]\d+)?(?: ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\b|[mh](?![a-z_]))(?: ?\d+(?:\.\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}/.source,en=/(?:(?:\/private)?\/var\/folders|(?<![\w.])\/(?:var\/)?tmp|(?:[A-Za-z]:)?[^\s:'"`(]{0,100}\/(?:AppData\/Local\/Temp|(?:work|_work|__w|a)(?:\/[\w.-]{1,80}){0,2}\/_temp))\/[^\s:'"`)\],]+|\btmp\.(?=\w{0,11}[A-Z\d])[A-Za-z\d]{6,12}\b/g,He="(?:ECONN[A-Z]+|refused|[Cc]onnect(?:ing|ion)?|[Rr]esponse|[Rr]each|dial \\w+)(?: to| at| with| of| from)? \\S{0,100}",_i="(?<![\\w./-])[a-z][a-z\\d-]{1,60}\\.(?!(?:d|e2e|spec|test)\\.)[a-z][a-z\\d-]{1,60}\\.(?:cc|in|md|ml|pl|py|rs|sh)",se="(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of))",tn=[/(?<=\) \()gas: \d+(?=\)$)/,"gas: <n>","[FAIL: no] test_Permit() (gas: 62740)","no (gas: 62740) left"],Mi=[[/(?<= at )0x[\da-fA-F]{6,16}(?=>)/g,"<address>","assert <t.Q object at 0x7f4dd3a3fe10> == 1","linked at 0x08004000"],[/(?<=<(?:\w*Mock|\w+) (?:name='[^']{1,200}' |spec='[^']{1,200}' ){0,2}id=')\d{9,16}(?='>)/g,"<id>","<MagicMock name='q' id='140190243573072'>","<Cart id='140190243573072' total='2'>"],[/(?<="(?:ts|time|timestamp|epoch|@timestamp)": ?)1[4-9]\d{8}(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?(?=[,}])/g,"<time>",'{"level": "error", "ts": 1795794079.0676153}','{"total": 1795794079}'],[/(?<=^Time: .{1,30}), estimated \d+(?:\.\d+)? m?s$/,"","Time:        4.009 s, estimated 5 s","Time: 3 carts, estimated 5 s late"],[/^Files=\d+, Tests=\d+, {2}.{1,100} CPU\)$/,"","Files=3, Tests=5,  1 wallclock secs ( 0.02 usr  0.00 sys =  0.15 CPU)","Files=3, Tests=5, cart CPU"],[/\{ seed: -?\d+, path: "[\d:]+", endOnFailure: true \}/,"{ seed }",'{ seed: -2131707662, path: "0:0", endOnFailure: true }',"{ seed: 3 }"],[/^Shrunk \d+ time\(s\)$/,"","Shrunk 3 time(s)","Shrunk 3 carts"],[/^\d+m[\d.]+s \(executing steps: [\dhms.]+\)$/,"","0m00.023s (executing steps: 0m00.005s)","0m of cart (executing steps: 3)"],[/^Time: [\d:.]+(?:ms)?, Memory: [\d.]+ [kMG]B$/,"","Time: 00:00.054, Memory: 4.00 MB","Time: cart, Memory: 4.00 MB"],[/^\(\d+ durations < [\d.]+s hidden\./,"(durations hidden.","(1 durations < 0.005s hidden.  Use -vv","(1 durations are hidden."],[/^(> (?:@[\w.-]{1,80}\/)?[\w.-]{1,80})@\d+\.\d+\.\d\S*(?= \S)/,"$1","> shop@2.4.0 build","+ shop@2.4.0 build"]],Xe=[/'[^']*'|"[^"]*"|^[+-]\s+|\s+/g,Gi,"no  total","no 'a  b'"],Pi=[[/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏⣾⣽⣻⢿⡿⣟⣯⣷][⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏⣾⣽⣻⢿⡿⣟⣯⣷ ]*/,"","\u2819\u2839\u2838 installing","renders \u2813 as h"],[/^[░▒▓█]+(?: +|$)/,"","\u2591\u2591\u2591\u2591 ERROR: no total","41 \u2591\u2591"],[/\bcache (?:hit|miss)(?: \(outputs already on disk\))?, (?:replaying|executing|suppressing)(?: logs)?(?: [\da-f]{8,64})?$/,"cache","cache miss, executing 8d0b4a7c","cache miss, executing cart is not allowed"],[/^\d+ actionable tasks?: (?:\d+ (?:executed|up-to-date|from cache)(?:, |$)){1,3}$/,"","2 actionable tasks: 1 executed, 1 up-to-date","2 actionable tasks: cart, login"],[/^(Node\.js v\d+)\.\d+\.\d+$/,"$1","Node.js v24.1.0","Node.js v18.2.0 is too old"],[/^(?:\[warn\] )?Code style issues (?:were )?found in (?:\d+ files|the above file).*$/,"","[warn] Code style issues found in 2 files. Run Prettier to fix.","Code style issues found in cart.ts"],[/\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]|, )\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?(?!\w)/g,"<time>","at 2026-11-22 17:19:44 UTC","no entry for 2026-11-22"],[/(?<![\w-])\d{4}-\d\d-\d\dT\d\d[_-]\d\d[_-]\d\d(?:[_.]\d{1,9})?Z?(?![\d])/g,"<time>","no total in 2026-08-24T15_35_23_693Z-debug.log","no total in 2026-08-24-cart.log"],[/(?<=\b(?:log|report|debug|trace|crash|run|ResultBundle|Test-\w{1,40})s?[-_])\d{4}-\d\d-\d\d(?:[-_T]\d\d[-_.]?\d\d[-_.]?\d\d(?!\d)|(?=[-_]\d\d-\d\d|\.(?:html|json|log|trace|txt|xcresult|xml|zip)\b))/,"<time>","report-2026-11-22.xml is empty","report-2026-11-22.csv is empty"],[/\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:\d{1,2}[ /])?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ /]+\d{1,4},?[ :]\d\d:\d\d:\d\d(?: [A-Z]{3,4})?(?: \d{4})?\b/g,"<time>","at Sun Mar  1 10:00:00 UTC 2026","closed on Sun Mar 1"],[/\b[IWEF]\d{4}(?= \d\d:\d\d:\d\d\.)/g,"<time>","E1120 10:00:01.123456 main.go","E1120 undefined name"],[/(?<="Elapsed":)\d[\d.]*(?=\}$)/,"<duration>",'{"Action":"fail","Elapsed":0.065}','{"Elapsed":7,"Cart":"no total"}'],[/^\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?(?=: )/,"<n>","00:03 +5 -1: slug trims","00:03 is no time of a day"],[/(?<!(?:\b[\da-fA-F]{1,4}|:):)\b\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?|[AP]M(?= [A-Z]{3,5} ))(?![\w:])/g,"<time>","stopped at 10:00:01","the ratio is 16:9"],[/^((?:<time> +){0,2})\d{1,8} (?=[\w./-]{1,80}\.go:\d+\])/,"$1","1234 main.go:12] no total","1234 main.go: no total"]],nn=[[/\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b/g,me("<id>"),"tenant 123e4567-e89b-12d3-a456-426614174000","tenant 00000000-0000-0000-0000-000000000001"],[/^(?=[^(]{0,200}\.)(?=.{0,300}(?:0x[0-9a-f]{5,16}|\.\.\.))([\w./*-]{1,200}(?:\(\*\w{1,80}\)\.\w{1,80})?\()(?:[{}, ]|0x[0-9a-f]{1,16}\??|\.\.\.){1,60}\)$/,"$1)","main.syncUser(0xc000012345, {0x8ccdd, 0x41})","regs.write(0x41, 0x1)"],[/(?<![\w])0x[0-9a-fA-F]{9,16}\b|\+0x[0-9a-f]{1,16}(?=$|[)\]/,>])|(?<=\bpc=)0x[0-9a-fA-F]{6,8}\b|(?<=\bAddress )0x[0-9a-fA-F]{6,8}(?= is\b)|(?<=\b(?:at|by) )0x[0-9a-fA-F]{6,8}(?=: )|(?<=:\d{1,6}: |^)0x[0-9a-f]{6,8}(?= in )/g,"<address>","at 0x602000000014","linked at 0x08004000"],[/(?<=(?<![/\w-])(?:[a-z]\w{0,60}\.){0,12}[A-Z]\w{0,100}@)(?=[a-f]{0,7}\d)[0-9a-f]{6,8}\b/g,"<address>","no total in Cart@3eadbeef","no action Acme/Cart@3eadbeef"],[new RegExp(`(?<!@|from |digest:? |\\b${se}\\b.{0,300})\\b(?:sha\\d{1,3}|md5)[:-][\\w+/=-]{32,128}`,"g"),"<hash>","sha256:4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865 is gone","shop@sha256:4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865 is gone"],[/-(?:(?=\d|[a-z]{1,9}\d+[a-z])[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}|(?=[a-z\d]*\d[a-z]+\d|\d{8,10}-)[a-z\d]{6,10}-(?=[a-z\d]*(?:[a-z]\d+[a-z]|\d[a-z]+\d))[a-z\d]{5})(?![\w-])/g,"-<id>","pod web-7d4b9c6f5-x2k8p is gone","pod web-backend-login is gone"],[new RegExp(`(?<![\\w@#]|-\\d{14}-|@sha\\d{1,3}:|Fingerprint: {1,9})(?<!\\b${se}\\b.{0,300})(?=[a-f]{0,63}\\d)(?=\\d{0,63}[a-f])(?![a-f]{3,}\\d{1,4}(?!\\w))[0-9a-f]{7,64}(?!\\w)(?!.{0,300}\\b${se}\\b)`,"g"),me("<hash>"),"releasing 8d0b4a7","fatal: reference is not a tree: 8d0b4a7c41",/\d[a-f]|[a-f]\d/],[/(?<!\w|\b(?:NO_PUBKEY|[Kk]ey|[Ff]ingerprint)[ :=]{1,2})(?=[A-F]{0,63}\d)(?=\d{0,63}[A-F])[0-9A-F]{16,64}(?!\w)/g,me("<hash>"),"serial 95E6DAFC1F4DB0BE","tag ABCD0001"],[/(?<=\bhttps?:\/\/[^\s#"']{1,300}[?&](?:[Ss]ig|[Ss]ignature|token|s[etv]|sk[a-z]{1,3}|X-(?:Amz|Goog)-[\w-]{1,40}|AWSAccessKeyId|[Ee]xpires|_|t|ts|nonce|state)=)(?=\d{5}|[\w%+/=.:-]{0,300}\d[\w%+/=.:-]{1,300}\d)[\w%+/=.:-]{8,}/g,"<id>","GET https://a.b/c?sig=Zm9vYmFyYmF6cXV4 failed","GET https://a.b/c?t=1-month-plan failed"],[/\bfile:\/\/(?:\/(?=[A-Za-z]:))?/g,"","file:///srv/cart.js is gone","no file: cart.js"],[en,Qt,"no /tmp/tmp.Xa8Kd02jLq/cart","no tmp/tmp-cart/login"],[/(?:\b[A-Za-z]:)?[^\s:'"`(]{0,100}\/hostedtoolcache\/[^\s:'"`(]{1,80}\/(?:x64|x86|arm64)(?:\/lib\/python[\d.]{1,6}\/(?:site|dist)-packages)?\//g,"","/opt/hostedtoolcache/go/1.24.1/x64/src/net.go","/srv/venv/lib/python3.12/site-packages/y.py"],[q.$b,"","/home/runner/work/shop/shop/src/a.js","/home/shop/src/a.js"],[/\/github\/workspace\/?/g,"","/github/workspace/src/a.js","/github/shop/src/a.js"],[/(?<!\bref(?:spec)? ['"]?)\brefs\/(?:remotes\/)?pull\/\d+\/(?:merge|head)\b/g,"<ref>","no total at refs/pull/12/merge","no total at refs/heads/release-1"],[new RegExp(`(?<=\\.${X.u}["']?|(?:^(?:\\[ERROR\\])? {0,4}|->|: )[A-Z]\\w{0,80}\\.\\w{1,80}|Makefile|Dockerfile(?:\\.\\w{1,20})?|Rakefile|BUILD|Gemfile|[Jj]ustfile|CMakeLists)(?<!${He}|${_i}|://[^\\s/]{0,100}):\\d+(?::\\d+)?(?:-\\d+(?::\\d+)?)?`,"g"),":<n>","src/a.ts:3:13: no total","connect ECONNREFUSED db.prod:5432"],[new RegExp(`(?<=\\.${X.u} {1,3})\\d+:\\d+(?:-\\d+(?::\\d+)?)?(?=$| [-\u2022]| {2})`,"g"),"<n>","ERROR in ./src/index.js 3:0-24","layout.css 16:9 is no ratio"],[/(?<=\([^\s()]{1,200}):\d+:\d+(?=\))|(?<=\.[A-Za-z]\w{0,9}|^(?:at |[^\s@]{0,100}@)\S{1,200}):\d+:\d+$/g,":<n>","at run (node:internal/task:95:5)","no entry for shop/cart:17:3"],[new RegExp(`(?<=\\.${X.u})\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:|$| :| [A-Z]|,)|(?<=\\.${X.u} )\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:)`,"g"),"(<n>)","src/a.ts(3,13): error TS7006: no","i18n.t(404) has no text"],[new RegExp(`(?<=\\.${X.u}:)\\[\\d+,\\d+\\]`,"g"),"[<n>]","src/Sum.java:[12,5] no total","no total in values.yaml:[3]"],[/(?<!(?<![\w./-])(?!(?:and|at|before|command|error|file|from|in|input|near|on|or|script|see|source|text|the|to)\b)[a-z]{2,30} )\b([Ll]ines?|LINE)([ :=#]{1,2})\d+(?:[-–:.]{1,2}\d+)?(?! (?:has|is|was|are|were|does|must)\b)/g,"$1$2<n>","no total, line 12","production line 12 has stopped"],[/(?<=\bline <n>: {1,2})\d+(?= +(?:Aborted|Bus|Floating|Illegal|Killed|Segmentation|Terminated|Trace))/,"<n>","a.sh: line <n>: 1234 Killed","a.sh: 1234 Killed"],[/(?<=\b(?:[Ll]ine|LINE)[ :=#]{1,2}<n>.{0,20})\b([Cc]ol(?:umn)?s?|[Cc]har(?:acter)?s?|offset|position|pos)([ :=#]{1,2})\d+(?:[-–:.]{1,2}\d+)?/g,"$1$2<n>","no total, line <n>, column 5","no column 5 in cart.csv"],[/(?<=\.(?:lua|moon) )@ \d+/g,"@ <n>","spec/sum_spec.lua @ 12","sold cart @ 12"],[/^index (?:<hash>|[\da-f]{7,40})\.\.(?:<hash>|[\da-f]{7,40})(?= \d{6}$|$)/,"index","index 6440290..8d0b4a7 100644","index 6440290 of cart"],[/^L: +\d+ \| P: +\d+(?= \|)/,"L","L: 7 | P: 1 | LT01 | no total","L: 7 carts"],[/^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/,"@@","@@ -3,2 +3,3 @@","@@ cart @@"],[/^\[ *\d+%\](?! of\b)|(?<=^\[gw\d+\] )\[ *\d+%\]|(?<=(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|[.FEsx]) +)\[ *\d+%\]$/,"","[ 45%] Building cart.o","[ 45%] of carts are broken"],[/^(\s*(?:[>→➜✖×E│-]\s*)?)\d+:\d+(?=\s+(?:error|warning|warn|info|[✖×⚠✗]|\S+ *$)|:? {2,}(?:error|warning|warn|[✖×⚠✗]))/,"$1<n>","  2:10  error  no total","16:9 is no ratio"],[/^(\s*(?:[>→➜✖×E│-]\s*)?)(?![45]\d\d\b)\d+(?=\s*[|│┃▕])/,"$1<n>","   12 | const total = 3","404 | /cart"],[/^([│╷] {1,8})(?![45]\d\d\b)\d{1,6}(?=: )/,"$1<n>","\u2502 30: ami = var.ami","30: ami"],[/^(\s{0,8}[>→]\s{0,4})(?![45]\d\d\b)\d{1,6}(?=:? |$)/,"$1<n>","> 12 expect(total)","12 carts are gone"],[/^([^\w(]{0,8})\d{1,6}\)(?=\s)/,"$1<n>)","  3) adds an item","(404) /cart"],[/^(\s*(?:not )?ok )\d+/,"$1<n>","not ok 2 - adds","not 2 - adds"],[/^\(node:\d+\)/,"(node)","(node:1234) Warning: no total","no total (node:1234)"],[/^(Starting a Gradle Daemon)\b.*$/,"$1","Starting a Gradle Daemon, 2 busy Daemons could not be reused, use --status for details","no Gradle Daemon, 2 carts"],[/^(\s*)\d+(?= - .{1,300}\((?:Failed|Timeout|SEGFAULT|Not Run|Child aborted|ILLEGAL|BUS_ERROR|NUMERICAL|OTHER_FAULT|Subprocess aborted)\))/,"$1<n>","  3 - util.slug (Failed)","404 - util.slug"],[/^(?:\d+\/\d+ )?Test\s+#\d+:/g,"Test:"," 3/12 Test  #3: util.slug".trim(),"no issue #3: slug"],[/^(?:(?:<time> *)?[[(] ?\d+ ?(?:\/|of) ?\d+ ?[\])](?! .{0,60}\b(?:are|is|were|was|have|has)\b)|(?:<time> *)?\d+ of \d+ (?=PASS|FAIL|START|OK|ERROR|SKIP|WARN))|(?<=\bExecuted )\d+ of \d+(?= *(?:[(<A-Z]|$))|(?<=\.\s*)(?<!\b(?:not|no)\b.{0,60})\((?:\d+\/\d+)\)$/g,"<n>/<n>","[3/9] cart","2 of 3 replicas are ready"],[/^(Failed: )\d+ failure\(s\), \d+ warning\(s\) on \d+ files\b/,"$1<n>","Failed: 1 failure(s), 0 warning(s) on 323 files.","Failed: 1 failure(s), 0 warning(s) in cart"],[/^((?:<time>\s{1,4})?Concurrency: )\d+(?= threads\b)/,"$1<n>","Concurrency: 4 threads (target='ci')","Concurrency: 4 carts"],[/\b(?:make|gmake|ninja)\[\d+\]/g,"make","make[1]: *** [Makefile:12: test] Error 2","shop[1]: no total"],[/^==\d{2,9}==/,"==","==123== Invalid read of size 4","a==3== b"],[/(?<=\btest-results\/\S{0,200}-)(?:(?=[a-f]{0,5}\d)(?=\d{0,5}[a-f])[0-9a-f]{5}|(?<=-[jt]s-)\d{5})(?=-)/g,"<hash>","test-results/cart-aa3ef-chromium/trace.zip","test-results/zip-90210-chromium/trace.zip"],[/(?<!\bVID\b.{0,40})\b(goroutine|[Tt]hread(?! \d+ (?:has|is|of|was)\b)|[Pp]id|PID)("?[ #=:]{1,2})\d+\b|\b([Pp]rocess|[Ww]orker)([ #=:]{1,2})\d{3,8}\b(?! (?:of\b|(?!was\b|has\b)[a-z]{2,20}s\b))/g,"$1$2$3$4<n>","goroutine 17 [running]:","no reply in thread 12 of the forum"],[/\b(Thread|Process|PoolWorker)-\d+\b(?! of\b)|\b(pool)-\d+-(?:thread)-\d+\b/g,"$1$2-<n>","Exception in thread Thread-3","Process-3 of the plant has no owner"],[/^\[gw\d+\]/,"","[gw1] FAILED a.py::test_a","gateway [gw1] is down"],[/(?<=^thread '.{1,300}') \(\d+\)/,"","thread 'main' (1234) panicked","the cart 'main' (1234) panicked"],[/\b([Ss]eed|SEED)([^\w-]{1,12}(?:is |was |to: |of )?)-?(?:0x[0-9a-f]{2,16}|\d{2,})(?!\d| (?:of\b|[a-z]{2,20}s\b))/g,"$1$2<n>","Randomized with seed 98765","cannot seed 120 rows"],[new RegExp(`(?<!\\b(?:[Nn]o|[Nn]obody|[Nn]othing|not)\\b.{0,100})(?<=\\b(?:[Ll]isten(?:ing|s)?|LISTEN|[Bb]ound|[Ss]erving|[Ff]orwarding|ephemeral|random port)\\b.{0,100}(?:[\\w\\])]:|::|\\bport ))(?<!(?:EADDRINUSE|${He}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b`,"g"),"<port>","listening on http://localhost:45123","connect ECONNREFUSED 127.0.0.1:50051"],[new RegExp(`(?<=\\bhttps?://(?:localhost|127\\.0\\.0\\.1|\\[::1\\]):)(?!5432\\d\\b|35729\\b)(?<!(?:EADDRINUSE|${He}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b`,"g"),rn,"GET http://127.0.0.1:43817/cart is 500","GET http://127.0.0.1:50051/cart is 500"]],Ui=[[new RegExp(`(?<=[([]\\s{0,4})${W}(?=\\s{0,4}[)\\]](?! (?:is|was|of)\\b))`,"g"),"<duration>","adds an item (12 ms)","a poll interval (5 s) is too short"],[/(?<![\w.])\d+[.,]\d+ ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?)\b/g,"<duration>","no response after 12.3s","no response of 12.3 kg"],[new RegExp(`(?<=\\b(?:[Tt]ime|[Ee]lapsed|[Tt]ook|[Dd]uration|[Ff]inished|[Ff]ailed|FAILED|[Dd]one|[Cc]ompleted|[Rr]an|[Bb]uilt|over(?= after)|waited|[Ww]aiting)\\b[:= ]{0,3}(?:(?:in|after|for) )?)${W}(?! of\\b)`,"g"),"<duration>","BUILD FAILED in 22s","no duration 90 minutes of a film"],[/(?<=(?:\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) \S{1,200}|\.\w{1,8}| \d{3}| in) )\d+ ?(?:ms|sec)(?=$|,)/,"<duration>","GET /cart 200 45 ms","no limit for /cart 200 ms"],[/(?<=(?:\.{3}|…) ?)\d+(?:\.\d+)?s$/,"<duration>","waiting for cart... 12s","waits 12s"],[/(?<=\b(?:[Rr]equest|[Hh]ost|[Tt]race|[Cc]orrelation|[Ss]pan)[ _-]?[Ii][Dd]["']?[:= ]{1,2}["']?)(?=\S{0,60}(?:\d\S{0,60}[A-Za-z]\S{0,60}\d|<))(?!(?:[a-z]+\d*-)+[a-z]*\d*(?![\w+/=<>-]))[<\w][\w+/=<>-]{7,120}/g,"<id>","RequestID: 8d0b4a7c-41, no total","no host id web01-prod-02"],tn,[/\b(?:fv-az\d+-\d+|runnervm\w+)\b/g,"<host>","host fv-az411-654 is gone","host web-az411 is gone"],[/\(\d[\d.]*=setup\[[\d.]+\](?:\+cmd\[[\d.,]+\])* seconds\)/,"<duration>","py312: FAIL code 1 (84.19=setup[1.74]+cmd[31.22] seconds)","py312: FAIL code 1 (84 carts)"],[/\b(duration_ms|time|(?<=")(?:ms|duration|elapsed)(?="))("?[:=] ?"?|(?<=_ms) )\d[\d.]*(?! ?(?:days?|weeks?|months?)\b)/g,"$1$2<duration>","duration_ms 12.5","a lead time: 5 days"],[new RegExp(`(?<=\\b(?:errors?|files?|tests?|checks?|specs?|examples?|suites?|packages?|passed|skipped) in )(?!\\d+ (?:min(?:ute)?|h(?:ou)?r?)s?\\b)${W}`,"g"),"<duration>","3 tests in 12s","fires at 3 errors in 5 minutes"],[/(?<![\w.])(?:\d+(?:h|m)){1,2}\d+\.\d+s\b|(?<=\b(?:after|for|in|took|elapsed|of) )(?:\d+(?:\.\d+)?(?:ms|h|m)){1,3}\d+(?:\.\d+)?m?s\b/g,"<duration>","no response after 1h2m3s","expires after 1h30m"],[/(?<![\w.]|\b(?:[Ll]imit|[Mm]aximum|[Qq]uota|[Bb]udget)\b.{0,60})\d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes)\/s\b/g,"<size>","read at 301.2 kB/s","a limit of 10 MB/s"],[/(?<=\b(?:[Rr]ead|[Dd]ownloaded|[Uu]ploaded|[Tt]ransferred|[Ff]etched) )\d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes)(?: of \d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes))?\b(?! (?!and\b|at\b|for\b|from\b|in\b|of\b|so\b|to\b|with\b)[a-z])/g,"<size>","read 301.2 kB of 299KiB","uploaded 10 MB photo"],[/(?<=\bCoverage for \w{1,20} \()[\d.]+%(?=\) does not meet)|(?<=\b[Tt]otal [Cc]overage:? )[\d.]+%?|(?<=threshold .{0,200}\bnot met: )[\d.]+%(?=$)|(?<=threshold .{0,200}\bbut (?:was|is|got) )[\d.]+|(?<=\blimit (?:is|was|has been|has|was) exceeded by )\d[\d.]* ?(?:[kKMG]i?)?B\b/g,"<value>","Coverage for lines (79.1%) does not meet global threshold (80%)","a discount of lines (79.1%) is too high"],[/(?<=\bremaining )\d+(?= arguments? skipped)|\(wstat \d+, <address>\)/g,"<n>","(remaining 31 arguments skipped)","no remaining 31 carts"],[/(?<![\w.-])1(?:7\d|8[0-3])\d{7}(?:\d{3}){0,3}(?![\w.])(?! bytes)/g,"<time>","no total since 1763831984000","arn:aws:iam::222222222222:role/deploy"],[/(?<=\/(?:runs?|jobs?|builds?)\/)\d{9,19}\b/g,"<id>","see https://a.b/actions/runs/12345678901","see https://a.b/jobs/1000001"],[/\bdue to (?:\d+ )?previous errors?(?:; \d+ warnings? emitted)?/,"due to previous errors","could not compile shop due to 2 previous errors","no total due to 2 carts"],[/(?<=\b[Uu]sed )\d+(?:[.,]\d+)? ?[kKMGT]i?B(?= of memory\.?$)/g,"<size>","took 3 s and used 279.510MB of memory","used 279 MB of memory, at most 256"],[new RegExp(`(?<=[A-Za-z_][ -]|#)(?<!\\b(?:[Nn]o|not|code|errno|error|exit|status|[Vv]ersion|[Mm]igrat\\w*|${se})\\b.{0,60})(?!20\\d\\d[01]\\d[0-3]\\d(?!\\d)|\\d*(?:0123|1234|2345|3456|4567|5678|6789))\\d{8,11}(?![\\w.,:/-])(?! (?:%|[kKMGT]?i?B\\b|(?!is\\b|was\\b|has\\b)[a-z]+s\\b|of\\b)|.{0,300}\\b(?:not found|unknown|${se})\\b)`,"g"),me("<id>"),"release 70786411 is gone","wrote 70786411 bytes"],[/(?<![\w.]|\d-|\b(?:[Mm]igrat|[Ss]chema|[Vv]ersion).{0,100})20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?!\w)/g,"<time>","snapshot 20261102100000 is gone","migration 20261102100000 is gone"],[/(?<=\b(?:[Bb]ranch|refs?|origin|(?:push|checkout|merge)(?: \w+)?)\b[ /:'"]{1,3}[\w./-]{0,60}[A-Za-z][-/_])20\d\d-?[01]\d-?[0-3]\d(?![\w-])/g,"<time>","branch release-2026-11-02 is gone","no release-2026-11-02.csv"],[/(?<!\w)(?=\w{8,64}(?!\w))(?![a-f\d]+(?!\w)|\w*[a-z]{4})(?!(?:e2e|k8s|i18n|l10n|a11y|o11y|p2p|b2b|ec2|s3)\w*?)[a-z\d]*?[a-z]\d+[a-z]+\d+[a-z]+\d[a-z\d]*(?!\w)/g,"<id>","pod x7f9k2qd is gone","suite e2e1login2 is red"],[/(?<=^❯ \S{1,300}) \(\d+ tests? .{0,80}$/,"","\u276F src/cart.test.ts (5 tests | 2 failed) 46ms","carts.ts (5 tests are gone)"],[/(?<=\/DerivedData\/[\w.]{1,80}-)[a-z\d]{28}(?=\/)/,"<id>","Xcode/DerivedData/Shop-7gvut2at2sau73zzkn91orxnye3z/Logs","Xcode/DerivedData/Shop-cart/Logs"],[/(?<= )\(Wstat: \d+(?: \(exited \d+\))?(?: Tests: .{1,60})?\)$/,"","t/order.t (Wstat: 512 (exited 2) Tests: 9 Failed: 2)","t/order.t (Login)"],[/^([\w.-]{1,40}> {1,6})\d{1,6}(?=\|)/,"$1<n>","shop> 14| result <- run","shop> 14 results"],[/\.{4,}/g,"...","2 of 9 FAIL not_null_id...................","wait..."],Xe],Wi=[...Pi,...nn,...Ui],Bi=[new RegExp(`(?<!\\b(?:be|expected|respond|run|within) )\\bin ${W}|\\s{0,4}[([]\\s{0,4}${W}\\s{0,4}[)\\]](?=\\W*$)|(?<="(?:ms|duration|elapsed)":)\\d[\\d.]*|\\btook=${W}`,"g"),"","expected 2, got 3 (12 ms)","expected 2, got 3 (items)"],sn=[[/^\W{0,4}(?:(?:t|ts|time|timestamp)"?[=:] ?)?"?(?:\d{4}[-/]\d\d[-/]\d\d[T ,]{0,2})?(?:\d\d:\d\d:\d\d(?:[.,]\d{1,9})?|\d{1,2}:\d\d[AP]M)(?:Z|[+-]\d\d:?\d\d)?["\]]?[\s,:|-]{1,4}(?=\D)/,"","10:00:01 expected 2, got 3","10:00 is not expected"],...nn,tn,Xe],zi=[[/^(\W{0,8})\d{1,6}\)(?=\s)/,"$1<n>)","  3) adds 2 items","\u25CF adds 2) items"],[/^(\s*(?:not )?ok )\d+/,"$1<n>","not ok 2 - adds","\u25CF is not 2"],[/^(?:\[gw\d+\] )?\[ *\d+%\]|(?<=\.py\S{0,300} {1,200}(?:[A-Z]{4,7} +(?:\(.{0,200}\) +)?)?)\[ *\d+%\]$/,"","FAILED a.py::test_a [ 45%]","\u25CF takes [45%] off"],[en,Qt,"\u25CF reads /tmp/tmp.Xa8Kd02jLq/cart","\u25CF reads tmp/cart"],[/^([✘✓-] {1,3})\d{1,6}(?= .{1,300} › )/,"$1<n>","\u2718  12 [chromium] \u203A a.spec.ts:3:5 \u203A pays","\u2718 12 carts are red"],[/^\[xUnit\.net [\d:.]{5,16}\]/,"","[xUnit.net 00:00:00.52]     Shop.Adds [FAIL]","\u25CF lists [xUnit.net 2]"],[/(?<=^==> X .{1,300}) [\d.]+s(?= )/,"","==> X Cart.adds  0.012s munit.FailException: no","\u25CF waits 0.012s"],[/(?<=\bhttps?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):)(?:3[2-9]|[4-5]\d|60)\d{3}\b/g,rn,"1) cart pays: GET http://127.0.0.1:43817/cart is 500","\u25CF reads 127.0.0.1:43817"],[/^(\d+)(?= - )/,"<n>","3 - util.slug (Failed)","\u25CF 3 - 2"],[/^\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?(?=: )/,"<n>","00:03 +5 -1: slug trims [E]","\u25CF opens at 00:03"],[new RegExp(`(?<!\\s)\\s*[([](?<!^(?:\u25CF |FAILED ).*[([])\\s{0,4}${W}\\s{0,4}[)\\]](?=\\s*(?:<<<|$))`),"","--- FAIL: TestPay (0.01s)","\u25CF waits (5 s)"],[new RegExp(`\\s${W}$(?<=^\\s*[\xD7\u2A2F].*)|(?:Time elapsed: \\d[\\d.]* s)(?=\\s*<<<)`),"","\xD7 adds 5ms","\u25CF waits 5ms"],[q.$b,"","\u25CF /home/runner/work/shop/shop/src/a.ts","\u25CF /home/shop/src/a.ts"],[new RegExp(`(?<!^\u25CF [^(]{0,300})(\\.${X.u}):\\d+(?::\\d+)?(?=[)\\]\\s]|$)`,"g"),"$1:<n>","\u25CF pays (a.ts:3:1)","\u25CF reads shop.sh:80"],[/(?<=\.swift):\d+:\d+(?=: )/,":<n>","\u2718 Test adds() recorded an issue at A.swift:12:5: no","\u25CF A.swift:12: no"],[/ after [\d.]+ seconds with \d+ issues?\b/,"","\u2718 Suite A1 failed after 0.003 seconds with 1 issue.","\u25CF pays after 3 seconds"],[/(?<=\b(?:avg|min|med|max|p\(\d+\))=)\d[\d.]*(?:µs|ms|s)\b/g,"<duration>","\u2717 http_req_duration: p(95)=104.77ms","\u2717 waits p=104.77ms"],[/\[ *\d+\.\d+s\]/,"","FAIL [ 0.012s] shop cart::adds","\u25CF waits 0.012s"],[/(?<=^not ok (?:\d+|<n>) .{1,300}) in \d+ms$/,"","not ok 1 adds in 77ms","\u25CF adds in 77ms"],Xe];function Gi(t){return/^\s/.test(t)?" ":t}function me(t){return e=>{const n=e.replace(/-/g,""),s=Math.min(8,Math.ceil(n.length/3));return new Set(n).size<=s||n.length<=16&&/(.)\1{3}/.test(n)?e:t}}function rn(t){const e=new Set(t).size;return e>3||e===3&&!t.includes("0")?"<port>":t}function ji(t,[e,n,,,s]){return s?.test(t)===!1?t:t.replace(e,n)}const on=/^\s*[+-](?![+-])/;function Ki(){const t=new Map;function e(n){const s=t.get(n)??he(n);return t.set(n,s),s}return{part:e,whole:({text:n,context:s})=>(0,y.kc)(e(n),s.map(e)),compared(n){const s=e(n.text);return new RegExp("\\p{L}","u").test(s)?(0,N.PY)(s)&&!P(s)&&!on.test(s)?(0,y.kc)(""):(0,y.kc)(s,n.context.map(e).filter(Boolean)):(0,y.kc)(ge((0,y.RZ)(n).join("")))}}}const Hi=/^[^\p{L}\p{N}]{0,12}(?:(?:but|and) )?(?:expected|expect|actual|received|got|want|wanted|was|found|given|instead|returned|left|right)\b(?: \w{1,12})?(?: ?[:=<]| {2,}| ?$| [-+]?\d| ["'`<])/iu,Xi=/\b(?:expected|wanted|(?:not|n't) equals?|instead of|but (?:was|is|got|had|has|found|received|returned|were|are|saw)|(?:actual|received|found|got|was|want)(?::| is| was|=) ?\S|(?:got|want) \S|[Ww]as \S{1,40}["'.]?$)/i,Zi=/(?<![<>=!+-])(?:[!=]==?|≠|<>)(?![<>=])/,be=/(?<![\w-])(?:[Tt]hresholds?|[Ll]imit|[Bb]udget|floor|ceiling|[Mm]aximum|[Mm]inimum|max[A-Z]\w{1,12}|min[A-Z]\w{1,12}|exceed(?:s|ed|ing)?|at (?:most|least)|(?:more|less|fewer|greater|higher|lower|larger|smaller|slower|longer) than|or (?:newer|older|later|higher|lower)|above|below|too (?:big|large|long|many|slow)|SL[AO]|[Aa]llowed(?=(?: are| is|:)? \d)|(?<=\d ?\w{0,5} )allowed|over(?= (?:by )?\d)|max(?= \d)|[Tt]arget(?=:? \d)|[Rr]equired (?:\w{1,20} )?coverage)\b/,an=/\bleak(?:ed)?\b|\blost: \d/,Vi=/(?<![-=<>])[<>]=?(?= ?\d(?!\d?:\d))|[≤≥]/,Yi=/\bexpected?\b(?! (?:minimum|maximum|coverage|limit|at \w+ \S+ \w+\/))|\bassert/i,qi=/\bexpected (?:pass|fail|result|skip)|\bas expected\b|\bunexpected (?:success|pass)|^\W*found (?:1 (?:[a-z-]+ ){0,2}[a-z]+|\d+ (?:[a-z-]+ ){0,2}[a-z]+s)\b(?!.*\b(?:but|expected|instead|want))/i,dn=/(?<![\w.:/#@-])-?\d+(?:,\d{3})*(?:\.\d+)?(?<unit> ?(?:%|[kKMGT]?i?B\b|bytes\b|n?m?s\b|µs\b))?(?![\w:/.-]*\w)/g,Ji=/(?<![\w.])\d+(?:\.\d+)? ?%/,Qi=/[|│]|^\s*[✗✘×]|\bcoverage: /,ea=/\btime(?:d |-)?out\b/i;function P(t){const e=(0,S.GH)(t);return qi.test(e)?!1:Hi.test(e)||Xi.test(e)||/\d/.test(e)&&[Zi,be,an,Vi].some(n=>n.test(e))}function he(t){return P(t)&&!Ye(t)?Ze(t):ge(t)}function re(t){const e=(0,S.GH)(t);if(!/\d/.test(e)||!(an.test(e)||be.test(e))||Yi.test(e)||Ye(e))return;const n=Ze(e),s=n.replace(dn,"#$<unit>");return s===n?void 0:s}function Ze(t){const e=(0,S.GH)(t);return ma(t,be.test(e)&&!ea.test(e))}const ta=/%|\b(?:total|coverage|overall)\b/i;function na(t){const e=(0,S.GH)(t);return be.test(e)?!(re(e)!==void 0&&(Ze(e).match(dn)??[]).length>1)||ta.test(e):!1}function sa(t){const e=(0,S.GH)(t);return Ji.test(e)&&Qi.test(e)}const ra=1e3,Ve=/^(?:Error: |#\d{1,5} (?:\d{1,6}\.\d+ |(?=\[|0x|[A-Z]{4,}\b|sha256|[a-z]+ing\b))|<time>[\s:|-]{0,3}|\[<time>\]:? ?|\d+\.\d{3} (?!(?:[A-Z]{3}|is|was)\b))+/,oa=/^(?:(?:Expected|Received|Actual|expected|actual|left|right|got|want)\b.{0,20}?:|[+-] {1,40}"?\w{1,40}"?:) *(?:"[^"]{0,200}"|'[^']{0,200}'|-?[\da-fA-Fx][\w.:+-]{0,60}),?$/,ia=/^[─━═⎯=_-]{4,}\s*|(?<![\s─━═⎯=_:-])[\s─━═⎯=_-]{4,}$/g,aa=/^\d{1,6}(?:: (?=\S)| {2,}(?=\S)|:$)/,cn=(0,F.T)(/^\s*(?:(?:FAILED|ERROR) \S+::|\S+\.py::|● |(?:---|===) FAIL: |(?:FAIL|ERROR): \w+ \(|\d+\) \S|(?:not )?ok \d+|\d+ - .{1,300}\((?:Failed|SEGFAULT|Timeout)\)|FAIL {1,2}(?!Required )\S|---- \S.* stdout|\[ {2}FAILED|[✗] (?!\d(?!.{1,300} › )|Test run with |Build failed in )|\(fail\) |Failed \S.{0,300} \[.{1,20}s\]$|\[FAIL\] .{1,300} \[It\] |==> X |\[xUnit\.net .{5,16}\] .{1,300} \[FAIL\]$|Failed \S+ \[|\w+#test_)|<<< (?:FAILURE|ERROR)!| FAILED$| \.\.\. FAILED \(\d|\*\*\* FAILED \*\*\*| \| FAIL \|$| \[E\]$| => \S{1,200}:\d+:\d+$|# Scenario/),da=/(?<![\w.#:/-])\d+(?= [a-z])|(?<=\b(?:Total|Tests?(?: run)?|Failures|Errors|Skipped|Passed|Failed|Assertions|Warnings|Deprecations): ?)\d+/g,ca=oe(Mi),la=oe(Wi),ua=oe(zi),fa=oe(sn),pa=oe([...sn,Bi]);function ge(t,e=!1){const n=ln(t),s=cn.test(n)?ua:la;if(oa.test(n))return t.trim().replace(/0x[0-9a-f]{9,16}(?=[\s>)])/g,"<address>");const r=/^\s/.test(t)?n.replace(aa,""):n,o=s(r).replace(Ve,"").trim();return(0,N.PY)(o)&&!e?o.replace(da,"<n>"):o}function ma(t,e=!1){return(e?fa:pa)(ln(t)).replace(Ve,"").trim()}function ln(t){return ca(t.slice(0,ra).toWellFormed().trim()).replace(ia,"").replace(Ve,"").trimStart().replaceAll("\\","/")}function Ye(t){return cn.test(t)}const ba=/(?:\b(?:status|returns?|returned|got|code|HTTP|error|exit|exited|signal)|\s\/[\w/-]{1,60})[ :=(]{1,2}$/,ha=/(?<![\w.^~@/#-]|[<>]=?|=['"])(?!\d+\.\d+\.\d)-?\d+(?:[.,:]\d+)*(?:(?![\w/-]|\.\w)(?: ?(?:[kKMGT]?i?B|m?s|%|sec|min)\b)?|(?:[kKMGT]i?B?|B|m?s|h|%)?(?:\/s)?(?![\w/-]|\.\w))/g;function qe(t){return t.replace(/(?<![\w/.-])\d+(?:ms|s)? ?\/ ?\d+(?:ms|s)?(?![\w/.-])|\b(?:[Bb]uild|[Rr]un|[Jj]ob) #\d+/g,"#").replace(/<\w{1,12}>|\b\d{4}-\d\d-\d\d\b/g,"0").replace(/(?<!\w|\bNO_PUBKEY |Fingerprint: )(?=\w{0,63}\d)(?!\w{0,60}[A-Z](?=[a-z]{0,4}[g-z])[a-z]{5})[a-zA-Z\d]{16,64}(?!\w)|(?<=\b(?:Python|PHP|[Rr]uby|[Gg]o|[Nn]ode(?:\.js)?|[Oo]penjdk) v?\d{1,2}\.\d{1,2}\.)\d{1,2}\b|(?<=[/_-])(?=[a-z\d]{6,64}(?!\w))(?=(?:[a-z]{0,9}\d){3})[a-z]{0,9}\d+[a-z]+\d[a-z\d]*|(?<=\blocalhost|127\.0\.0\.1):\d{2,5}\b/g,"0").replace(ha,(e,n,s)=>ba.test(s.slice(0,n))?e:"#").replace(/(?<=# (?:[a-z]{3,30} ){0,2}[a-z]{3,30}?)(?:s|\(s\)|y|ies)(?![a-z(])/g,"")}function oe(t){const e=Kt(t.map(([s])=>s)),n=(s,r)=>{for(const o of e(s)){const i=t[o];if(o<r||i===void 0)continue;const a=ji(s,i);if(a!==s)return n(a,o+1)}return s};return s=>n(s,0)}function ga(t,e,n){const{wanted:s,runs:r}=Ia(gi(t),n),o=new Set(r.map(({title:d=""})=>d)),i=wa(s).map(d=>{const[c,l]=d.form.title==="inner"?[...o].filter(f=>f.endsWith(` > ${d.title}`)):[];return c!==void 0&&l===void 0?{...d,title:c}:d}),a=new Set(i.flatMap(Xo));return i.filter((d,c)=>(!H(d)||H(i[c+(d.form.role==="begun"?1:-1)]??d))&&!Aa(d,i)&&!(a.has(d.title??"")&&ka(d))&&!e.has(d.title??"")).map(d=>{const{form:c,title:l,detail:f,position:u,printed:p,ofPackage:m}=d,h=m===void 0||l===void 0||!L(d)?l:`${m}: ${l}`,{tool:g}=c;return un({title:h,detail:f,position:u,printed:p,tool:g,isTest:L(d)})})}function Ea(t){const e=(0,O.DB)([t]),{tool:n}=K,s=t.trim();return un({title:void 0,detail:s,position:e,printed:t,tool:n,isTest:!1})}function wa(t){const e=[];for(const n of t){const s=Zo(n),r=e.filter(i=>i.draft.ofPackage===n.ofPackage),o=r.find(i=>i.keys.has(s)&&Ta(i.draft,n))??(L(n)?Ra(r,n,s):void 0);o===void 0?e.push({draft:n,forms:new Set([n.form]),keys:new Set([s])}):Sa(o,n,s)}return e.map(({draft:n})=>n)}function Sa(t,e,n){const{draft:s}=t,r=(e.title?.length??0)>(s.title?.length??0),o=s.form===e.form&&s.lines.length===0&&e.lines.length>0,i=s.detail!==void 0&&!(0,O.ew)(s.detail),a=e.detail!==void 0&&(o||i&&(0,O.ew)(e.detail)),d=s.position?.line!==void 0&&!(a&&o);t.forms.add(e.form),t.keys.add(n),t.draft={...s,title:r?e.title:s.title,detail:a?e.detail:s.detail??e.detail,position:d?s.position:e.position??s.position}}function Aa({form:t},e){return e.some(n=>L(n)&&n.form.role!=="run"&&t.runs?.test(n.form.tool)===!0)}function Ra(t,e,n){const s=r=>(0,v.fK)(r,n);return t.find(r=>!r.forms.has(e.form)&&[...r.keys].some(s))}function Ta(t,e){if(!t.position||!e.position||t.form!==e.form)return!0;const n=`/${t.position.path}`,s=`/${e.position.path}`;return n.endsWith(s)||s.endsWith(n)}function ka(t){const{form:e,detail:n}=t;return je(t)||e.parents===!0||n===void 0}function un(t){const{title:e,detail:n="",isTest:s}=t,r=e===void 0?"":ge(`\u25CF ${e.replace(q.A9,":<n>")}`),o=s&&(P(n)||!(0,T.j4)(n)),i=he(n),a=o?"":i;return{...t,identity:{name:r.replace(/^● /,""),error:a,message:i}}}function Ia(t,e){const n=t.filter(xa(t)).filter(u=>!L(u)||!u.form.tool.split(", ").some(e.isGreen)),s=n.filter(({detail:u=""})=>u!==""&&e.message?.includes(u)),r=u=>(0,O.lj)([...Ho(u),u.detail??""]),o=u=>e.countsTests||fn(u,e.seen)||r(u),i=new Set(n.filter(o).map(({form:u})=>u)),a=n.filter(u=>L(u)?i.has(u.form):ya(u,s,e)),d=a.some(u=>L(u)&&!je(u)),c=a.filter(({form:u})=>u.role==="run"),l=(e.isStrict||s.some(({isWarning:u})=>u))&&a.every(u=>L(u)||H(u)||u.isWarning),f=({form:u,isWarning:p})=>u.role==="run"?!d:p&&!l?!1:u.role==="listed"||u===K?!d&&c.length===0:u.role!=="finding"||!d||pe(u);return{wanted:a.filter(f),runs:c}}function xa(t){const e=Math.max(0,...t.map(({attempt:s=0})=>s)),n=t.filter(({attempt:s})=>s!==void 0).map(({form:s})=>s);return({attempt:s,form:r})=>s===void 0?!n.includes(r):s===e}function ya(t,e,n){const{form:s,title:r}=t,o=l=>l.form.role==="finding"&&l.position===void 0,i=e.some(l=>l.form===s&&(o(l)||!o(t))),a=r!==void 0&&pe(s)&&s!==K,c=n.message===void 0&&!H(t)||a||fn(t,n.seen);return i||c&&(r!==void 0||!o(t))}function fn({form:t},e){const n=pn(t);return t.role!=="run"&&t.isCommon!==!0||[...e].some(s=>s!==t&&pn(s).some(r=>n.includes(r)))}function pn({tool:t}){return t.match(/(?<=^|, )\w+/g)?.filter(e=>e!==We)??[]}const Oa=/fail|pass|error|total|tests?\b|problem|issue|offense|success|scenario|\bran\b/i,mn=t=>Ge(t).find(({role:e})=>e==="total");function Na(){const t=new Map;let e=Sn(),n=0;const s=()=>[...t.values()].filter(({form:r,failed:o})=>r.counts==="tests"&&o>0);return{add(r,o){n+=1;const i=mn(r)??(o===r?void 0:mn(o));if(i===void 0)return Oa.test(r)&&e.add(o,n)?We:void 0;const a=i.pattern.exec(r)?.groups??i.pattern.exec(o)?.groups??{},d=t.get(i.tool),c=B(a.failed)+B(a.errors);if(d!==void 0&&c===0&&a.failed!==void 0)return i.tool;const l=i.isWhole?void 0:d;return t.set(i.tool,{form:i,failed:(l?.failed??0)+c,passed:(l?.passed??0)+B(a.passed),total:(l?.total??0)+B(a.total)}),i.tool},clear(){t.clear(),e=Sn()},forms:()=>[...t.values()].map(({form:r})=>r),isGreen:r=>{const o=t.get(r);return o?.form.counts==="tests"&&o.failed===0&&o.passed+o.total>0},failedTests(){const[r,o]=s();return o===void 0?r?.failed:void 0},countsTests:()=>s().length>0||e.countsTests(),total(r){const o=[...t.values()].filter(({failed:a})=>a>=Math.max(1,r)),i=o.find(({form:a})=>a.counts==="tests"==r>0)??o.at(-1);return i?An(i,i.form.counts==="findings"?"findings":"tests"):e.total(r)}}}const bn={failed:"fail(?:s|ed|ing|ures?)?|FAIL(?:ED|URES?)?|crash(?:ed|ing)|timed out",errors:"error(?:s|ed)?|undefined|ambiguous",passed:"pass(?:ed|es|ing)?|success(?:es|ful)?|succeeded|ok",total:"tests?(?:\\(s\\))?|specs?|examples?|scenarios?|checks?|total|ran|run|tested|executed|completed"},Je=Object.keys(bn),hn=Je.map(t=>`(?<${t}>${bn[t]})`).join("|"),gn=String.raw`(?<number>\d[\d,]{0,9})(?:(?:\/| (?:out )?of )(?<of>\d[\d,]{0,9}))?`,En="failed|failing|failures?|passed|passing|total|skipped|pending|ignored|disabled|hidden|todo",Fa="expected|skipped|pending|unsupported|ignored|disabled|flaky|untested|unresolved",La=new RegExp(String.raw`(?<![\w-]|\b(?:${Fa}) |\bunexpected (?=succ))(?:${hn})\b(?: (?:tests?|count|cases?))?(?:\s{0,8}[:=](?!(?<=failed tests?:) {2})\s{0,24}|(?<!\berror)\s{1,24}(?=\d+\s*$|\d+(?:[\t/]| [|\]])|\d+ (?:out )?of ))${gn}(?![\d.]|\s?%|\s(?:${En})\b(?!\s*[:=\t]))`,"gi"),va=new RegExp(String.raw`(?<![\w.:-])${gn} (?:(?:tests?|specs?|flows?|examples?|scenarios?|checks?|cases?|properties|unexpected)(?:\(s\))? (?:have )?(?=fail|pass|succe))?(?:${hn})(?![\w=-]|:\s*\d| (?:files?|suites?|programs?|${En})\b)`,"gi"),$a=/ unreachable=\d|^\W{0,8}(?:\d+ )?(?:test )?(?:suites?|files?|assert\w*|expect\w*|steps?|snapshots?|scripts?|specifications|modules?|packages?|hooks?|requests?|jobs?|tasks?|targets?|programs?)\b/i,Ca=/^[\W_]{0,40}\w+(?:\(s\))?(?:[ ()]+\w+(?:\(s\))?){0,3}[ ()]*(?![ ()])\s{0,8}[:=]?\s{0,24}(?<!\d)\d[\d,]*[^A-Za-z]{0,20}$/,Da=/^\W{0,16}\d[\d,]{0,9}(?:\/\d+| of \d+)? (?:\w+(?:\(s\))? )?(?:failed|failures?|failing)\b/i,_a=/\b(?:tests?|specs?|examples?|scenarios?|assertions?|cases?|pass(?:ed|es|ing)?)\b/i,Ma=/^(?:Warning|Notice): (?=\d)/;function wn(t){if(!/\d/.test(t))return;const e=t.replace(Ma,"");if($a.test(e))return;const n={};let s=e;for(const i of[La,va])s=s.replaceAll(i,(a,...d)=>{const c=d.at(-1),l=Je.find(f=>c[f]!==void 0);return l===void 0?a:(n[l]??=B(c.number),c.of!==void 0&&(n.total??=B(c.of)),"")});const r=Object.keys(n).length;return r>1||r===1&&(Ca.test(e)||Da.test(e))?n:void 0}function B(t=""){return Number(t.replaceAll(",",""))}const Pa=12,Ua=50;function Sn(){let t=[],e=0,n=!1,s=!1;return{add(r,o){const i=wn(r);if(i===void 0)return!1;const a=o-e<=Pa?t.at(-1):void 0;e=o;const d=a===void 0||Je.some(c=>(i[c]??a[c])!==(a[c]??i[c]));return n=n&&!d||_a.test(r),t=d?[...t.slice(1-Ua),i]:[...t.slice(0,-1),{...a,...i}],s||=n&&Ee(t.at(-1)??{})>0,Ee(i)>0},countsTests:()=>s,total(r){const o=t.findLast(i=>Ee(i)>=Math.max(1,r));return o&&An(o,r>0?"tests":"findings")}}}function An(t,e){const n=Ee(t),{passed:s=0,total:r=0}=t,o=r||(s>0?n+s:0);return{counts:e,failed:n,total:o>=n&&o>0?o:void 0}}function Ee({failed:t=0,errors:e=0}){return t+e}const Wa=50,Ba=/\bSIG(?:TERM|INT)\b|^\W{0,4}cancelled [1-9]/,za=/\b(?:abort|cancell?|interrupt|kill|stopp|terminat)ed\b/i,Ga=100,ja=/^\s*Failed: +(?=\S+#)(.+)/,Ka="Promise resolution is still pending but the event loop has already resolved";function Ha(){const t=Na(),e=new Set,n=Za(),s=()=>n.drafts();function r(a,d=""){const c=n.readerOf(d,a),{drafts:l,captured:f}=c,{raw:u,text:p,label:m,form:b,groups:h}=Ko(a);if(u.includes(Ka)&&l.markNotEnded(we(d===""?m:d)),f!==void 0&&ci(u,b,f)){l.readText(p);return}c.captured=void 0;const g=Xa.exec(m)?.[0]??"";c.task!==""&&g!==c.task&&u.trim()!==""&&(l.close(),c.task="");const E=t.add(u,p);if(E!==void 0&&l.readTotal(E),b!==void 0&&l.isOwnLine(b,h))return c.isListing=b.role==="listing",e.add(b),(b.role==="captured"||b.captures)&&(c.captured={form:b,indent:u.search(/\S/)}),b.role==="restarted"&&t.clear(),(fe(b.role)||b.role==="begun")&&l.separate(b,h),fe(b.role)||l.begin(b,h,p),c.task=g,fe(b.role)?void 0:b.tool;const R=c.isListing?ue.pattern.exec(u)?.groups:void 0;return c.isListing&&=R!==void 0||p===""&&!l.isInList,R===void 0?l.readText(p):l.begin(ue,R,p),R&&ue.tool}function o(){for(const a of s())a.close()}function i(){return new Set(s().flatMap(({titles:a})=>[...a.recovered()]))}return{add:r,isStopped:n.isStopped,close:o,recovered:i,list(a,d){o();const c=n.ended(),l=new Set([...e,...t.forms()]),f={message:a,isStrict:d,seen:l,isGreen:t.isGreen},u=g=>ga(c,i(),{...f,countsTests:g}),p=u(t.countsTests()),m=Va(p,t.failedTests()).slice(0,j.Sd),b=a===void 0?[]:[Ea(a)],h=t.countsTests()?m:u(!0).slice(0,j.Sd);return{entries:m.length===0?b:m,compared:h.length===0?b:h,total:t.total(m.filter(({isTest:g})=>g).length),mayBeMore:c.length>=qt||m.length===j.Sd}}}}const Xa=/^[\w@].*/;function Za(){const t=new Map,e=[];let n=[];const s=({notEndedIn:o=""})=>o!==""&&n.length>0&&!n.includes(o);return{isStopped:o=>o!==""&&(t.get(o)?.isStopped===!0||e.some(i=>i.includes(we(o)))),readerOf(o,i){const a=t.size<Wa?o:"",d={drafts:new fi,task:"",isStopped:!1,isListing:!1},c=t.get(a)??d;t.set(a,c),c.isStopped||=Ba.test(i);const[,l]=ja.exec(i)??[];return l!==void 0&&(n=l.split(",").map(we)),e.length<Ga&&za.test(i)&&e.push(we(i)),c},drafts:()=>[...t.values()].map(({drafts:o})=>o),ended:()=>[...t.values()].flatMap(({drafts:o})=>o.drafts.filter(i=>!s(i)))}}function we(t){return t.replace(/[^\w/.-]+/g," ").trim()}function Va(t,e){const n=({isTest:o,detail:i})=>!o||i!==void 0,s=o=>n(o)&&o.position!==void 0,r=t.filter(({isTest:o})=>!o).length;return[n,s].map(o=>t.filter(o)).find(o=>o.length-r===e)??t}const Qe=/^(?:#\d{1,5} \d+\.\d+|➤ YN0000:(?: \[[^\]]{1,60}\]:)?)(?: |$)/,Rn=/^(?:#\d{1,5}(?: |$)|\d{1,9} (?=\[)|\[?(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?:?(?: |$)(?:▸(?: |$))?)/,Tn=/^(?:@?\w[\w@/.-]{0,60}:[\w:-]{1,40}:(?: |$)|@?\w[\w@/.-]{0,60} [\w:-]{1,40}:(?: |$)|@?\w[\w@/.:-]{0,60}(?<!:) *\|(?: |$)|\s{0,12}\[[\w@/.:-]{1,60}\]:?(?: |$)(?:▸(?: |$))?)/,Ya=/^(?:@?\w[\w@/.-]{0,60}(?:\[[\w.-]{1,40}\])?:(?: |$)|[A-Za-z][\w.-]{0,40}>(?: |$)|\[[\w@/.:# -]{1,60}\]:?(?: |$)|\([\w@/.:-]{1,40}\):?(?: |$))/,kn=/^(?:[ewid]|err|warn|info|debug|trace|notice|hint|help|note|critical|severe|caused(?: by)?)$/i,qa=3,In=40,Ja=1e3,xn=200,yn=/[:|\]>)#➤]|^\d+[ .]/;function Qa(t){const e=new Map;let n=[],s=[];function r(i){for(const{line:a,candidates:d}of n.slice(0,i)){const{text:c}=a,f=d.findLast(({seen:u})=>u.lines>=qa&&u.isOpen)?.label??Qe.exec(c)?.[0]??"";t(a,{label:f,text:c.slice(f.length)})}n=n.slice(i)}function o({label:i,hasName:a},d){const c=i.trimEnd().replace(/\d+/g,"#"),l=e.get(c)??{lines:0,isOpen:!1};return e.size<Ja&&e.set(c,l),s.some(f=>f.hasName===a)&&(l.lines+=1),l.isOpen||=/^\s|^$/.test(d.slice(i.length)),{label:i,seen:l}}return{add:i=>{const a=nd(i.text),d=a.map(c=>o(c,i.text));i.text!==""&&(s=a),n.push({line:i,candidates:d}),n.length>=2*In&&r(In)},end:()=>{r(n.length)}}}const ed=/^\d{1,3}\.\d{1,3} /;function ie(t){const e=t.replace(Rn,"").trim();return/[A-Za-z]/.test(e)?e:""}const et=(0,Be.B)(td,50);function td(t){const e=t.slice(0,xn);if(!yn.test(e))return"";const n=(Qe.exec(e)??/^#\d{1,5} /.exec(e)??ed.exec(e))?.[0]??"",s=n===""?Tn.exec(e)?.[0]??"":"";return n===""&&!sd(s)?"":`${n}${s}`}function nd(t){const e=t.slice(0,xn);if(!yn.test(e))return[];const n=(Qe.exec(e)??Rn.exec(e))?.[0]??"",s=e.slice(n.length),r=(Tn.exec(s)??Ya.exec(s))?.[0]??"";return[...n===""?[]:[{label:n,hasName:!1}],...rd(r)?[{label:`${n}${r}`,hasName:!0}]:[]]}function sd(t){const e=On(t);return t!==""&&!kn.test(e)&&(!new RegExp("\\p{L}","u").test(e)||(0,T.bh)(e))}function rd(t){return t!==""&&!kn.test(On(t))&&!/fail|pass|\b(?:error|npm|ok|warning)\b/i.test(t)}function On(t){return t.replace(/[^\p{L}\p{N}]+/gu," ").trim()}const od=new Set(["tests that passed","downloads","progress","package managers"]);function id(t){if(t==="")return{kind:"text"};if(t.startsWith(j.OF))return{kind:"noise",name:"another job"};const e=(0,S.GH)(t),n=et(e);return Nn(e)??(n===""?void 0:Nn(e.slice(n.length)))??{kind:x.TR.test(e)?"mention":"text"}}const ad=/^(?:\[\d+\/\d+\]|\[notice\]|npm notice) /;function tt(t,e){return e.kind==="noise"&&od.has(e.name)&&!ad.test(t)}function Nn(t){const e=Ge(t),n=(...o)=>e.find(({role:i})=>o.includes(i)),s=e.find(o=>o.role!=="error"&&Fn(o))??n("total","summary")??n("error");if(s?.role==="summary"||s?.role==="total")return{kind:"summary",form:s};if(s!==void 0&&Fn(s))return s.role==="error"?{kind:"error",form:s}:Bt(s.pattern.exec(t)?.groups?.level)?{kind:"warning"}:{kind:"failure",form:s};const r=n("noise")??n("warning");return r?.noise!==void 0?{kind:"noise",name:r.noise,form:r}:r===void 0?void 0:{kind:"warning"}}function Fn(t){return t.before!==void 0}const dd=/\b(?:warnings?)\b.{0,40}\b(?:treated|considered|turned|reported|promoted|count(?:ed)?) (?:as|into) (?:an? )?errors?\b|treat(?:ed|ing)? .{0,20}\bwarnings? as|\bwarnings?\b.{0,20}\bstrict mode|too many warnings|check found WARNINGs|maximum (?:number of )?(?:allowed )?warnings|warnings-as-errors|due to (?:\d+ )?warnings?|because (?:of|there (?:are|were)) .{0,20}warnings|fail(?:ed|ing|s)? on (?:any )?warnings?|\b(?:0|no) errors?\b.{0,20}\b[1-9]\d* warnings?|\bsphinx-build\b.{0,200} -\w{0,8}W\b/i;function cd(t){return/warning|sphinx-build/i.test(t)&&dd.test((0,S.O6)(t))}const Ln=200,ld=12,ud=24,vn=600,$n=400;function fd(){const t=[];let e=[],n=-1,s=0;function r(i){n=i.index,t.push(i),t.length>vn+2*$n&&t.splice(vn,$n+1)}const o=({index:i})=>i>n;return{add(i){e.push(i),i.hasSign||i.namedBy!==void 0?(e.slice(-1-ld).filter(o).forEach(r),s=ud):s>0&&(r(i),s-=1),e.length>2*Ln&&(e=e.slice(-Ln))},above:()=>e,lines:()=>[...t,...e.filter(o)]}}function Cn(t,e,n){const s=[];for(let r=t.length-1;r>=0&&s.length<e;r--){const o=t[r];o!==void 0&&n(o)&&s.unshift(o)}return s}var pd=I(31541);const md=[/^\[?\d{1,4}[-:/. ]\d\d[-:/.]\d\d?[\dT:.,+Z ]*\]?:?\s*(?:\|\s*)?/,/^#\d+ (?:\d+\.\d+ )?/,/^\d+(?:\.\d+)?:? (?=\S)/,/^\[(?!cause\]|(?:remote )?rejected\])[^\]]{1,60}\]:?\s*/,/^(?![^ ]*\.\w{1,6}:\d)[\w@/.-]{1,60}:[\w:-]{1,40}: /,/^[\w@/.-]{1,60} +\| /,/^npm (?:ERR!|error) (?!code )/,new RegExp("^\\p{Extended_Pictographic}\\uFE0F? +(?:(?:error|warn|info) +)?","u"),/^(?:= )?(?:note|help): (?=.*\berror\b)/,/^[-*•│|>#»›❯▸+✖✘✗×❌⨯⚠·↳=!:]{1,3}\s+/u,/^\s+/],bd=8,hd=/^.{0,60}\b(?:ERROR|FATAL|CRITICAL|SEVERE|ERR)\b|level=(?:error|fatal)|"level":"(?:error|fatal)"|^\[(?:error|fatal)\]|^.{0,30}(?:✖|✘|✗|×|❌|⨯)|^E {2,}|[│╷] ?Error/,nt=[["errorLabel",1.5,/^(?:(?:fatal|internal|compiler|compile|build|runtime|syntax|type|unhandled|uncaught|serverless|upload|\w+) )?(?:error|E|fatal|panic|failure|exception)\b ?(?:\[?\w*\]?|in .{1,80} )(?::|!)\s*\S/i,"evidence"],["exceptionStart",1.8,/^(?:Uncaught |Unhandled exception[.:] )?\\?(?:[\w$]+(?:\.|::|\\))*[A-Z]\w*(?:Error|Exception|Failure|Timeout|Failed)(?: \[\w+\]| \(\w+\))?: \S/,"evidence"],["cause",2,/^(?:\[cause\]:|(?:caused by|because|nested exception is)\b:?|(?:root )?cause:)\s*\S/i,"evidence"],["wrapper",-2.1,/\b(?:errored|did not pass|did not run successfully|completed with|see (?:the )?(?:following|log|above|output|report)|found (?:ERROR|WARNING)s?$|previous errors?|stopped|giving up|run failed|not successful|unsuccessful(?:ly)?|failed (?:at|during|with|in|for|on)|^the following|there (?:were|was|are)|some (?:tests|errors|checks)|one or more|error summary|errors? (?:occurred|found|were found|generated|in \d)|an error occurred|something went wrong|went wrong|could not (?:apply|process|complete|finish|read from remote)|connection (?:was )?unexpectedly closed|error in (?:\w+ ){1,4}stream\b|operation failed|could not resolve dependencies for project|finished with errors|no output\b.{0,20}\bproduced|abort(?:ing|ed due to)\b|test suite \S+ failed)/i],["compilerError",2.7,/(?:\.\w{1,6}['"]?(?::\d+(?::\d+)?|\(\d+(?:,\d+)?\)|:\[\d+,\d+\])|[A-Za-z][\d_]* ?):? (?:- )?(?:fatal )?error(?: [A-Z]+\d+|\[\w+\])?: (?!error\b)\S|:\((?:\w+ )?(?:error|failure)\): \S/i,"evidence"],["cannot",1.4,/\b(?:can(?:no|')t|can not|could ?(?:not|n't)|couldn't|unable to|not able to|refus(?:es|ing) to|would be (?:overwritten|reformatted|lost)|(?:not|dis)[ -]?allowed|not permitted|not signed)\b/i,"evidence"],["negated",1.6,/\b(?:do(?:es)?|did|is|are|was|were|has|have|must|should|need|will|may)(?: not|n't)\b|\bnot \w+ed\b/i,"evidence"],["missing",1.9,/\b(?:not found|no such|(?<!-)missing|no matching|not exist|nonexistent|does not contain|not installed|not defined|undefined|uninitialized|unresolved|unbound variable|not declared|undeclared|is empty|no .{1,30} (?:found|defined|provided|available|matched|matching))\b/i,"evidence"],["denied",1,/\b(?:denied|refused|forbidden|unauthori[sz]ed|rejected|not authorized|unauthenticated|not authenticated|(?:verification|authentication|handshake) failed|(?<!read-only )permission|insufficient|exhausted)\b/i,"evidence"],["conflict",1.6,/\b(?:already exists?|conflicts?|conflicting|mismatch(?:ed)?|incompatible|duplicate|in use|not equal|differs?|(?<!\bfiles? )changed|modified|out of (?:date|sync)|obsolete|dirty|uncommitted|stale|locked|another|cycl(?:e|ic)|circular|unhealthy|incorrect)\b/i,"evidence"],["exceeded",.9,/\b(?:exceed(?:ed|s)?|timed? ?out|timeout(?![-:=\w]| method)|deadline|too (?:many|large|long|big|old|slow|few|low)|limit|below|above|threshold|not met|crossed|expired|max attempts|more than .{0,40}\bmax(?:imum)?)\b/i,"evidence"],["killed",.9,/\b(?:killed|crashed|segmentation|core dumped|signal|out of memory|oom|no space left|deadlock|overflow|panicked|aborted|terminated|disconnected)\b/i,"evidence"],["errno",1.4,/: (?:No such file or directory|Permission denied|(?:command )?not found|File (?:exists|too large|name too long)|Connection (?:refused|reset by peer|timed out)|Not a directory|Is a directory|Directory not empty|No space left on device|Broken pipe|Text file busy|Cannot allocate memory|Operation not (?:permitted|supported)|Resource temporarily unavailable|Device or resource busy|(?:target|device) is busy|Read-only file system|Exec format error|Invalid (?:argument|cross-device link)|Argument list too long|Too many (?:open files|levels of symbolic links)|Input\/output error|Bad file descriptor|No route to host|Network is unreachable)\b/i,"evidence"],["race",-.5,/^diff (?:-\S+ )*\S+ \S+$|\b(?:data race|leak(?:s|ed|ing)?\b|vulnerabilit\w+|broken\b|dead\b|violat\w+|corrupt\w*|drift\b)/i,"evidence"],["network",.7,/\b(?:ECONN\w+|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|connection (?:reset|refused|closed|timed)|could not resolve|unreachable|name resolution|TLS|certificate)\b/,"evidence"],["expected",1.6,/\b(?:expected|expects|expecting|received(?! (?:from|by)\b)|actual(?=\W{0,3}[:=])|but (?:was|got|found)|instead of|wanted|got)\b(?! due| to)/i,"evidence"],["exitStatus",-2.4,/\b(?:exit(?:ed|s)?|return(?:ed)?|finished)\b.{0,20}\b(?:status|code|value)?\b.{0,12}\b-?\d{1,3}\b|\b(?:exit|return|status) (?:code|status)\b|non-?zero|did not complete|did(?:n.t| not) exit\b/i],["advice",-2.8,/^(?:please|try|run|use|see|to|for (?:more|help|further|details)|hint|note|help|tip|re-?run|visit|docs?|learn|if (?:you|this)|you (?:can|may|should|need|must|might)|check|make sure|ensure|consider|did you|either|maybe|perhaps|(?:but )?normally|add|adjust|fix|read|view|get (?:more|help|support)|info|alternatively|or)\b/i],["guess",-1.8,/\b(?:(?:might|may(?! not)|maybe|perhaps|possibly|in most cases|usu\w+|probably|most likely|potential|hints?|general case|does(?: not|n.t) mean)\b|e\.g\.|can be \w+ by\b)(?<!\([^)]{0,100})/i],["rule",2,/\b[A-Z][a-z]+(?:[A-Z][a-z]+)+ - |\((?:\w+:)?[a-z]+(?:-[a-z]+)+\)$|:\d+:(?!in\b)[a-z_]+\b/],["skipped",-2.2,/\b(?:pending|do not affect|skipp(?:ed|ing)|ignor(?:ed|ing)|optional|filtered out|suppressed|is used\b|expected failure|continu(?:e|ing)|nevertheless|fall(?:ing)? ?back|default(?:s|ing)? to|non-fatal|harmless|next (?:try|attempt)|retry(?:ing)? (?:in|with))\b|[,;] (?:using|trying|waiting|building)\b/i],["testTitle",1.5,/^(?:FAIL(?:ED)?|ERROR|not ok|✕|✗|✘|×|●|---)\s|(?:FAILED|(?<!-)\bfailed)(?: \(?[\d.]+ ?m?s\)?)?$|\b(?:FAIL|FAILED|FAILURE)\b(?!:)/,"evidence"],["requires",1.6,/\b(?:requires?|required|must|needs? to|depends on|should)\b/i],["commandFailed",-2.5,/\bexecution failed for task\b|\b(?:command|process|script|program|recipe|task|step|goal|target|hook|job|action|plugin|container)\b.{0,160}\b(?:failed|exited|terminated|returned|did not complete|finished with)\b/i],["wholeFailed",-1.1,/\b(?:build|checking|compilation|deployment|deploy|pipeline|run|install(?:ation)?|execution|tests?) (?:has |have |was |were |is )?(?:failed|failure|failing|unsuccessful|aborted|cancell?ed|stopped)\b|\b(?:could not|failed to|unable to|cannot|can't) (?:compile|build|complete|execute|run|solve|finish|start|continue|process|generate)\b/i]],gd=nt.filter(([,,,t])=>t!==void 0),Ed=/err|Err|ERR|ail|AIL|xcept|anic|not |n't|no such|No such|nable|issing|nvalid|nknown|unexp|Unexp|xpect|eni(?:ed|al)|fus(?:ed|al)|orbid|thoriz|eject|lready|onflict|ismatch|iffer|xceed|ime(?:d )?-?out|TIMEOUT|eadline|oo (?:many|large|long|slow)|illed|rash|egmentation|emory|No space|no space|eadlock|bort|isconnect|ndefined|nresolved|mbiguous|llegal|alformed|nsupported|ncorrect|compatible|broken|Broken|roken|leak|RACE|race|iolat|orrupt|bsolete|xpired|ause|depends|equire|must |should|ssert|≠|!=|warn.{0,20}error|[45]\d\d [A-Z]|hreshold|reset by|nreachable|ocked|dirty|ncommitted|odified|ctual|got |want|signal|denied|unsat|cycl|loop|empty|duplicate|Duplicate|outdated|out of|✗|✘|✖|×|✕|❌|:\d+:|nsufficient|xhausted|nhealthy|CRITICAL|SEVERE|FATAL|atal: |E: |in use|limit|\b(?:above|below)\b|llowed|ermi(?:tted|ssion)|would be|able to|nother|\bstale|hanged|ircular|verflow|ore dumped|erminated|[Bb]usy|\bdrift|ECONN|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ertificate|nstead of|ore than|nbound|ndeclared|ninitiali|ulnerabilit|nauth|\bsigned\b/,wd=/<?https?:\/\/\S+/g,Sd=/\b(?:0 \w+|\w+: 0\b(?![.\d]))/g;function Ad(t){return t.replace(wd,"").replace(Sd,"")}function J(t){let e=t;for(let n=0;n<bd;n++){const s=md.map(r=>r.exec(e)?.[0]).find(Boolean);if(s===void 0||s.length>=e.length)break;e=e.slice(s.length)}return e}const Rd=(0,y.kc)("");function Td(t){const e=fd(),n=Ld(),s=Id(),r=kd(),o=Qa(c),i=Ha();let a="",d=!1;function c(l,{label:f,text:u}){const p=l.kind!=="header",{error:m,isExit:b}=n.read(l,u);if((b||!p)&&i.close(),d=p&&(d||b),b){s.end();return}const h=de(l),g=h+l.text;if(g===""&&a==="")return;a=g;const E=r(l,{index:s.index(),label:f,text:u,error:m}),R=p&&!u.startsWith(j.OF)?i.add(u,ie(f)):void 0,w={...E,...s.count({...E,error:m&&!d}),cut:l.cut,rest:l.rest,label:h+f,namedBy:R};p&&t(w,e.above()),e.add(w)}return{add:o.add,end(l=""){o.end();const[f,u]=[e.lines(),e.above()];return{events:f,last:u,...n.found(),...s.counts(),entries:i,header:l}}}}function kd(){const t=Wd(),e=_d(),n=Nd(),s=Gd();return({kind:r},o)=>{const i=t(r,o.text),a=i.kind==="failure"?"":de({kind:r}),d=n({...o,found:i}),c=r!=="header"&&o.text.trim()!=="";return{...o,found:i,mark:a,hasSign:d,whole:c?e({...o,mark:a},i):Rd,continuation:s({...o,found:i,hasSign:d})}}}function Id(){let t=0,e=0,n=0,s,r;return{index:()=>t,count({text:o,found:i,error:a}){return cd(o)&&(s=t),i.kind!=="noise"&&(e+=1),tt(o,i)&&(n+=1),a&&(r=e),t+=1,{position:e,works:n}},end(){r=e},counts:()=>({strictAt:s,works:n,endsAt:r??e})}}const xd=ze([Ed]),yd=3,Od=5e3;function Nd(){const t=new Map;function e(n){const s=n.replace(/\d+/g,"#").trim(),r=(t.get(s)??0)+1;return(r>1||t.size<Od)&&t.set(s,r),r<=yd}return({text:n,error:s,found:{kind:r}})=>n.trim()===""?!1:(s||r!=="noise"&&r!=="text"||(0,Wt.Ru)(xd(n)))&&e(n)}const Fd=/^Process completed with exit code (\d{1,10})\.$/;function Ld(){let t=!1,e,n;return{read({kind:s,timed:r},o){if(t=s==="error"||t&&!r,s!=="error")return{error:t,isExit:!1};n=pd.P.test(o)?o:void 0;const i=Fd.exec(o)?.[1];return i!==void 0&&(e=Number(i)),{error:!0,isExit:i!==void 0}},found:()=>({exitCode:e,timedOut:n})}}const vd=/^(?:\s{0,2}(?:FILE|File|Line|In|Module|\*{3,} Module):?\s+)?((?:[A-Za-z]:)?[\w@./\\+-]{1,300}\.\w{1,8})(?: line \d+)?:?\s*$/,Dn=/^\s{0,8}[>-]?\s{0,3}\d{1,6}(?::\d{1,6}:?\s|:\s|\s{2,}|\t| \|)\s*/,$d=/^\s{0,4}\d{1,5}\) \S/,Cd=/^\s{4}/,Dd=5;function _d(){let t,e=[];function n(s,{kind:r}){if($d.test(s))e=[s];else if(r==="text"&&Cd.test(s)&&e.length>0){e=[...e,s.trim()];const i=e.join(" ");return(s.trimEnd().endsWith(":")||e.length===Dd)&&(e=[]),(0,y.kc)(i)}else e=[];const o=vd.exec(s)?.[1];if(o!==void 0)t=o;else{if(t!==void 0&&Dn.test(s))return(0,y.kc)(s.replace(Dn,""),[t]);/^\s|^[|+-]/.test(s)||(t=void 0)}return(0,y.kc)(s)}return(s,r)=>{const o=et(s.text),i=ie(s.label===""?o:s.label),a=s.text.slice(o.length),{text:d,context:c,key:l}=n(a,r),f=l===a?s.mark+a:d;return(0,y.kc)(f,i===""?c:[i,...c])}}const Md=/^(?:The operation was canceled\.|$)/,Pd=/^(?:\s|\d+ +\|)/,Ud=/^CMake /;function Wd(){let t=!1,e=!1;return(n,s)=>{if(n==="header")return{kind:"text"};const r=id(s);if(n==="error")return t=!1,r.kind==="failure"?r:Md.test(s)?{kind:"text"}:{kind:"error",form:fo};if(r.kind==="warning"&&(e=Ud.test(s)),t&&e&&s.trim()==="")return r;const o=r.kind==="text"||r.kind==="mention";return t=r.kind==="warning"||t&&o&&Pd.test(s),t?{kind:"warning"}:r}}const Bd=2e3,_n=1e3,zd=60;function Gd(){const t=new Map;let e=[],n=0;return({index:s,text:r,found:o,hasSign:i})=>{const a={before:n,resumed:void 0},d=jd(r,o),c=d===void 0?void 0:t.get(d),l=tt(r,o)?-1:c;if(l!==void 0){const u=e.findLastIndex(p=>p.index<=l)+1;for(const p of e.splice(u))p.continuation.resumed=n;n+=1}return d!==void 0&&c===void 0&&t.size<Bd&&!(0,S.As)(r)&&t.set(d,s),i&&e.push({index:s,continuation:a}),e.length>2*_n&&(e=e.slice(-_n)),a}}function jd(t,e){if(!(!(e.kind==="text"||e.kind==="noise"||(0,x.j)(t))||!/^(?!npm (?:ERR!|error)).*[\p{L}\p{N}]/u.test(t)))return/^\s*\S+/.exec(t.slice(0,zd))?.[0].replace(/^\s+/," ").replace(/\d+/g,"#")}var Se=I(48454),Kd=I(3875);function Hd(t,e,n){const s=Vd(t),[r,...o]=s,i=e?.replace(Pn,""),a=e===void 0?e:{line:i,isCertain:n},d=(f,u)=>({...Ae(f)||Re(f)?{entry:f,line:u}:{line:f.printed.replace(Pn,"")},isCertain:Mn(f)||n});if(r===void 0)return a;const c=r.title!==void 0&&!Ae(r);if(e===void 0)return c?e:d(s.find(Re)??r);const l=s.find(({detail:f})=>f!==void 0&&e.includes(f))??s.find(({printed:f})=>f.trim()===e.trim());if(r.isTest)return r.detail!==void 0?d(r):l?.isTest?d(l):d(r,i);if(l!==void 0){const f=u=>[l,u].every(Re)&&u.tool===l.tool&&!Yd.test(u.detail??"");return d(s.find(f)??l)}return c?a:qd(r)&&(Re(r)||r.position!==void 0)?d(r):Mn(r)?o.length===0?d(r,i):n?a:d(r):a}const Xd=/\([^()]*$/,Zd=/^[^()]*\)/;function Vd(t){const[e,n,...s]=t;return Xd.test(e?.detail??"")&&Zd.test(n?.detail??"")&&n?.position!==void 0?[n,...s]:t}function Mn({title:t,position:e,tool:n}){return(t??e)!==void 0&&n!==K.tool}function Ae({title:t,detail:e,position:n,isTest:s}){return t!==void 0&&(s||(e??n)!==void 0)}const Pn=/^\s*(?:[│┃]\s+|\^-*\^? (?=\S))/,Yd=/^[!⚠]/;function Re({tool:t,detail:e=""}){return t!==K.tool&&e.length>=Kd.k$}function qd({title:t,position:e,printed:n}){return[t,e?.path].some(s=>s!==void 0&&n.includes(s))||n.trimStart().startsWith(`${e?.line} `)}function Jd(){let t=0,e=!1;return{separate(){e=!0},begin({after:n}){t=Math.max(t,n)},end(){t=0},includes({line:{text:n},isValue:s}){const r=t>0&&(!e||s||/^\s/.test(n));return e=!1,t=Math.max(0,t-1),r}}}const Qd=/^\s*(?:[+-] *\W?\d|[+-] {1,40}["']?[\w$.-]{1,60}["']?: |Which is: |\(\w{1,20}\) \S)|^\s{2,8}-?\d[\d.]*$|\d\W? (?:[!=]==?|=>|[<>]=?) \W?\d/,ec=/(?<![\w.:])\d+(?![\w:])/g;function tc({whole:t,found:{kind:e}}){return t.key!==""&&e!=="noise"&&e!=="warning"&&e!=="summary"}function nc(t,e){const{text:n,context:s}=t.whole,r=(0,T.bh)([...s,n].join(" "));return{line:t,found:e,isSpecific:r,names:(s.length===0?r:(0,T.bh)(n))&&!(0,T.yp)(n),report:e.kind==="failure"||e.kind==="error"&&!(0,N.Fl)(n)?e.form:void 0,isValue:Qd.test(t.text)}}function sc({line:t,found:e,report:n,isSpecific:s,isValue:r},o){const i=t.whole.text,a=e.kind==="failure"?(0,N.LJ)(i):/\d/.test(i),d=(0,T.SD)(i),c=e.kind==="text"?!o||!(r||d):a&&!d;if(!s&&c)return;const l=e.kind==="mention"&&s&&(i.match(ec)?.length??0)<2;return n!==void 0||o&&!(0,N.Fl)(i)||l?"report":"mention"}function rc({line:t,found:e,names:n},s){const r=s==="report"||e.kind==="mention"||(0,x.ew)(t.whole);return n&&r&&(0,T.j4)(t.whole.text)}const oc=[[/^\s*\[\+\] /,"[+] it cannot be called twice 5ms","[-] it cannot be called twice 5ms"],[(0,F.T)(/[✓]/),"\u2713 draws 3\xD74 cells","cannot deploy api to eu \u2717, us \u2713"]],ic=[[/^\s*<(?:test-?)?case [^>]{0,300}\/>$/,'  <case suite="cart" name="adds"/>','  <case suite="cart" name="adds">'],[/^\[?\d+\/\d+\]? \S{1,200} \d[\d.]* ?m?s$/,"[3/9] cart.adds 12 ms","[3/9] cart.adds 12 rows"],[/(?:^\W{0,8}|[[|║│,] {0,8}|\bmsg="[\w -]{0,60})(?:ok|OK|PASS|PASSED|[Pp]assed|[Ss]uccess)(?=$|["\])|║│,]|\s{2}| \W| \d| [A-Z]| in )/,"| cart | OK | 3 ms","| cart | OK to add | 3 ms"],[/\b(?:ok|OK|PASS|PASSED|[Pp]assed)$/,"Checking spec/cart_spec.lua    OK","\u2718 3/4 URLs passed"]],ac=(0,F.E)(oc),dc=(0,F.T)(/(?<!\w)[✗](?!\w)/),cc=(0,F.E)(ic),lc=(0,F.T)(/\b(?:got|instead|not|no|never|nothing|nok|un(?!i(?:on|que|t|v))\w+|want\w*)\b|n't\b|[✗]/i);function z(t){return ac.test(t)&&!dc.test(t)||cc.test(t)&&!lc.test(t)&&!x.TR.test(t)}const Un=2,uc=/^[+-](?![+-])/;function fc(){let t=0;return({whole:e},n,s)=>{const r=(t>0||uc.test(e.key))&&!z(e.text),o=s||(0,x.ew)(e);return t=o?Un:Math.max(0,t-1),[...(s?Cn(n,Un,pc):[]).map(a=>a.whole),...o||r?[e]:[]]}}function pc({whole:t,found:e}){return t.key!==""&&e.kind!=="noise"&&e.kind!=="summary"&&!z(t.text)}const mc=/^\d{1,4}\. (?=\S)/;function bc(t,e){const{hasFailure:n}=e,s=e.entries.flatMap(({isTest:l,title:f=""})=>l?(0,y.kc)(`\u2261 ${f}`):[]),r=n?hc(t,e):gc(t,s,e),o=r.loose.filter(Te),i=[...r.strict,...t.of("compared"),...o],a=r.loose.filter(l=>!Te(l)),d=i.some(({text:l})=>na(l)),c=n?["report","mention","warning"]:["output"];return{isInToolForm:n,identifiesError:e.identifiesError||i.some(l=>Te(l)&&(0,T.j4)(l.text)),log:{texts:[...d?e.rows.map(Ac):[],...Ec(t,{strict:i,loose:a},[...s,...o],e)],blamesTable:d,isWhole:!c.some(t.isMissed)}}}function hc(t,{blamesWarnings:e}){const n=e?t.of("mention","warning"):t.of("mention");return{strict:t.of("report"),loose:n}}function gc(t,e,{areSeveral:n,identifiesError:s}){const r=t.of("output","warning"),o=u=>(0,T.bh)((0,y.RZ)(u).join(" "))||(0,x.ew)(u),i=t.of("mention","report"),a=[...s?r.filter(o):r,...i],d=n?[]:t.of("noise");if(!s)return{strict:[...a,...t.of("stop")],loose:d};const c=new Set(t.of("report")),l=u=>z(u.text)||n&&(0,x.j)((0,y.RZ)(u).join("")),f=u=>c.has(u)||t.hasExact(u)&&!(0,N.EL)(u.text)&&!l(u);return{strict:[...a.filter(f),...e.length>0?e:t.of("stop")],loose:[...d,...a.filter(u=>!f(u)&&!l(u))]}}function Ec(t,{strict:e,loose:n},s,{recovered:r,entries:o}){const i=new Set([...t.of("compared"),...s]),a=h=>i.has(h)||Te(h)||P(h.text)||Ye(h.text),d=[...r].map(h=>(0,y.kc)(h)),c=new Map([...t.masked(s),...t.output(d)]),l=t.masked(t.of("noise")),[f,u]=[t.masked(e),t.masked(n)],p=t.masked([...e,...n].filter(a)),m=new Map(Sc(o).map(h=>[h.key,{masked:h}])),b=new Map([c,l,f,u,m].flatMap(h=>[...h]));return Array.from(b,([h,{masked:g}])=>({masked:g,withoutNumbers:(0,y.kc)(qe(g.text),g.context.map(qe)),count:c.get(h)?.count??0,reported:f.get(h)?.count??0,isMentioned:u.has(h),isEntry:m.has(h),isNoise:l.has(h),compares:p.has(h),names:f.has(h)&&q.o_.test(g.text)&&!wc(g.text)}))}function wc(t){return(0,T.yp)(t)||(0,T.ZT)(t)}function Sc(t){return t.filter(({printed:e})=>!(0,N.Fl)(e)).filter(({title:e,printed:n})=>e??!((0,N.EL)(n)||(0,x.j)(n))).map(({printed:e})=>(0,y.kc)(he(e).replace(mc,"")))}function Te({text:t}){return re(t)!==void 0}function Ac(t){const e=(0,y.kc)(t);return{masked:e,withoutNumbers:e,count:0,reported:0,...{isMentioned:!1,isEntry:!0,isNoise:!1,compares:!0,names:!1}}}const Wn=["noise","output","stop","warning","mention","compared","report"],Rc=5e3,Tc=1e3;function kc(t){const e=new Map,n=new Map,s=new Set;function r(o){const i=new Map;for(const a of o){const d=t.compared(a),{count:c=0}=i.get(d.key)??{},l=Math.max(1,e.get(a.key)?.times??0);d.key!==""&&i.set(d.key,{masked:d,count:c+l})}return i}return{note(o,i,a=!1){const d=n.get(o)??0,c=e.get(i.key),l=c===void 0&&d>=(o==="stop"?Tc:Rc);if((a||l)&&s.add(o),l)return;const f=c??{text:i,role:o,isExact:!1,times:0};c===void 0&&n.set(o,d+1),Wn.indexOf(o)>Wn.indexOf(f.role)&&(f.role=o),o==="output"&&(f.times+=1),e.set(i.key,f)},isMissed:o=>s.has(o),keepNumbers(o){for(const i of o.map(({key:a})=>e.get(a)))i&&(i.isExact=!0)},hasExact:({key:o})=>e.get(o)?.isExact===!0,of:(...o)=>[...e.values()].flatMap(({text:i,role:a})=>o.includes(a)?i:[]),masked:r,output(o){const i=[...r(o).values()].map(l=>l.masked.text),a=[...e.values()].filter(({role:l})=>l!=="noise"),d=[...r(a.map(({text:l})=>l))],c=l=>i.some(f=>l.endsWith(f));return new Map(d.filter(([,l])=>!c(l.masked.text)))}}}var ke=I(47928),Ie=I(57020);const Bn=/(?<![\w.])\d+(?:\.\d+)? ?(?:ms|[µμ]s|ns|s|secs?|seconds?|milliseconds?|m|min|minutes?|(?:runs|assertions|tests|examples)\/s)(?![\w])/g,Ic=/<duration>(?:[ ,+=]{0,3}<duration>)+/g,xc=/(?<! ) *[([]<duration> *[)\]]/g,zn=/^(?<path>\S{1,200}\.py )?(?<marks>(?:(?<=\.py )[.FEsSxX]|^[.CWEF]$|[.CWFEsxSPUX*●✱◌◼✓✗·,]{2})[.CWFEsxSPUX*●✱◌◼✓✗·,]*)(?: *\[ *\d+%\]| +\d+ \/ \d+ \( *\d+%\))?$/u,yc=/[.●✓·*,sSx]/gu,Oc=(0,F.T)(/[✗]/),Nc=/^1\.\.\d+$/,Gn=/fail|error|broken|crash|timed|unsuccess|problem|offen[cs]e|violation|issue|finding|warn|flak|vulnerab|missing|invalid|leak|abort|kill|lost/i,Fc=/\b(?:pass\w*|succe\w+|ok|total|tests?|examples?|specs?|cases?|checks?|files?|suites?|scenarios?|steps?|features?|snapshots?|complete\w*|ran|run|executed|finished|skip\w*|pending|ignored|disabled|todo|assert\w*|expect\w*|measured|filtered|deselected|tasks?|packages?|projects?|items?|workers?|modules?|jobs?|threads?|chunks?|actionable|up-to-date|cached)\b/i,Lc=/(?<![\w.:/-]|\d of )\d+(?:,\d{3})*(?<words>(?: ?\(s\)| [a-z][\w-]*(?:\(s?\))?){1,3})/gi,vc=/(?<![a-z] {0,20})(?<words>[a-z][a-z ]*)(?<between>\s?[:=]\s{0,12}|\s{1,12})\d+(?:,\d{3})*(?![\d.%]| [a-z])/gi,$c=/(?<!\d[,.]?)0(?![\d.,])/,Cc=/^\d+%(?=: | tests? passed)/,Dc=/\(\d+(?:,\d{3})*\)/g,_c=/\b(?<count>\d+)(?<of> of |\/)\k<count>\b/g,Mc=/(?<=\b\d+(?: of |\/))\d+/g,Pc=/^[\W_]*<n>(?:[\W_]|<n>|<duration>|\b(?:pass(?:ed|es|ing)?|success(?:es|ful)?|succeeded|skip(?:ped)?|pending|ignored|todo|ok|tests?|total|ran|run|running|examples?|specs?|assertions?|suites?|in|of|using|workers?|collected|items?)\b)*$/i,Uc=/^\W{0,8}[a-z][a-z ]{0,40}:? +\d+$|^\W{0,8}(?:found )?\d[\d,]*(?: [a-z][a-z-]*(?:\(\))?){1,3}(?:\W{1,4}\d[\d,]*(?: [a-z][a-z-]*){1,3}){0,6}\W{0,4}$/i;function Wc(t,e,n){if(!/[\p{L}\p{N}]/u.test(e))return Oc.exec(t)?.[0]??"";const{marks:s,path:r=""}=zn.exec(t.trim())?.groups??{};if(s!==void 0){const o=Kn(s);return o===""?"":r+[...new Set(o)].toSorted().join("")}if(Nc.test(e))return"1..<n>";if(!n&&P(e))return(0,Ie.JE)(e);if(jn(t,e)||(0,N.EL)(t)){const o=Hn(jc(ge(t,!0)));return Pc.test(o)?"":(0,Ie.JE)(o)}return!n&&Gc(e)?(0,Ie.JE)(t):(0,Ie.JE)(Hn(e))}const Bc=/^[<>] \S/;function jn(t,e){return Bc.test(t)?!1:Uc.test(t)&&!(0,ke.wJ)(t.replace(/(?<!\d)\d+$/,""))||(0,N.PY)(e)||wn(t)!==void 0}function zc(t){return Kn(zn.exec(t.trim())?.groups?.marks??"").length}function Kn(t){return t.replace(yc,"")}function Hn(t){return t.replace(Bn,"<duration>").replace(xc,"").replace(Ic,"<duration>")}function Gc(t){return(t.replace(Bn,"<duration>").match(/<duration>/g)??[]).length>1}function jc(t){const e=(s,r)=>!Gn.test(r)&&Fc.test(r)&&!$c.test(s);return(Gn.test(t)?t.replace(Mc,"<n>"):t.replace(_c,"<n>$<of><n>")).replace(Cc,"").replace(Lc,(s,r)=>e(s,r)?`<n>${r.replace(/s\b/g,"")}`:s).replace(vc,(s,r,o)=>e(s,r)?`${r}${o}<n>`:s).replace(Dc,"(<n>)")}const Kc=5e6,Hc=200,Xc=new Set(["tests that passed","tests that were skipped","downloads","package managers","progress","coverage"]),Zc=new Set(["failure","error","mention"]),Vc=[T.yp,x.yU,z];function Yc(t){const e=new Map,n=(0,S.tp)(),s=el();let r=!0,o=Kc,i,a;return{read({label:d,text:c,cut:l,rest:f,found:u,whole:p}){s.read(c),qc.test(c)&&i!==void 0&&(i.isCode=!1);const m=!l||f!==void 0,b=d+c+st(f)+(p.key===c?"":`
${p.key}`),h=e.get(b),g=n(c);if(h!==void 0)h.count+=1;else{if(c.trim()==="")return;m&&(o-=b.length+Hc)>=0?e.set(b,{...Xn(d,c),whole:p,rest:st(f),found:u,isCode:g,count:1}):r=!1}i=e.get(b),a=i},keyOf:({label:d,text:c,rest:l,found:f})=>Zn({...Xn(d,c),found:f,rest:st(l)},t),lines(d){const c=d&&r&&!s.isCut(),f=[...e.values()].filter(({found:m})=>c||Zc.has(m.kind)).map(m=>({line:m,key:Zn(m,t)})),u=(0,Wt.c1)(f.filter(({key:m})=>m!==""),({key:m})=>m),p=new Map(u.map(m=>{const[{line:b,key:h}]=m,g=m.reduce((E,R)=>E+tl(R.line),0);return[h,{...nl(b,t),key:h,count:Math.max(1,g)}]}));return{lines:f.map(({line:m,key:b})=>({label:m.label,text:m.whole,masked:t.whole(m.whole),row:p.get(b),count:m.count,isLast:m===a,isBeside:Vn(m),hasValue:!Vn(m)&&ol(m,p.get(b))})),rows:c?[...p.values()]:void 0}}}}function st(t){return t===void 0?"":`\u2026${(0,zt.o)([t])}`}const qc=/^[\s|│>\d]*\^[\s^~-]*$/,Jc=/^1\.\.(\d{1,7})\b/,Qc=/^(?:not )?ok\b/;function el(){let t=0,e=0;return{read(n){t+=Number(Jc.exec(n)?.[1]??0),Qc.test(n)&&(e+=1)},isCut:()=>e>0&&e<t}}function tl({text:t,found:e,count:n}){const s=zc(t);return s>0?s*n:e.kind==="noise"?0:n}function Xn(t,e){const n=et(e),s=n.trim()===e.trim()?"":n;return{label:t+s,text:e.slice(s.length)}}function Zn({label:t,text:e,rest:n,found:s},{part:r}){const o=r(ie(t.replace(/^Error: /,""))),i=Wc(e,r(e),s.kind==="noise");return(o===""||i===""?i:`${o} ${i}`)+n}function nl({label:t,text:e,found:n,isCode:s},{part:r}){const o=r(e),i="form"in n?n.form:void 0,a=n.kind==="noise"&&Xc.has(n.name)&&!al(e,n.name);return{text:t+e,says:s||n.kind!=="failure"&&(0,x.rp)(e)?"context":sl({text:e,found:n},o),compares:P(o),passes:a&&i!==void 0?Yn(i):void 0,total:i?.counts&&dl(e,i)}}function sl({text:t,found:e},n){if(("form"in e?e.form:void 0)?.role==="total"||(0,N.LJ)(t)||jn(t,n))return"total";const r=(0,T.bh)(n)&&!Vc.some(o=>o(t));switch(e.kind){case"failure":case"error":case"mention":return r?"failure":"nothing";case"text":case"warning":return r?P(n)?"failure":"text":"nothing";case"noise":case"summary":return"nothing"}}const rl=/\d|["'`«“][^"'`«»“”]+["'`»”]|[\w.-]\/[\w.-]|\w\.\w/;function Vn({text:t,found:e}){return e.kind==="warning"||(0,T.ZT)(t)}function ol({text:t},e){return e===void 0||e.says==="nothing"||e.says==="context"?!1:rl.test(t)&&(e.says!=="total"||(0,T.bh)(t))}const il=/^\s*(?:INFO|DEBUG|TRACE|Note|coverage|Statements|Branches|Functions|Lines)\b/;function al(t,e){return!e.startsWith("tests ")&&(x.TR.test(t)||il.test(t))}function dl(t,e){const{failed:n,errors:s}=e.pattern.exec(t)?.groups??{},r=B(n)+B(s);return{form:Yn(e),tool:e.tool,ofFiles:e.counts==="files",failed:r}}function Yn({pattern:t}){return t.source}const cl=/\b(?:violat\w{2,4}|not met|not reached|exceed(?:s|ed)?|below|above)\b/,ll=/\.\w{1,8}:\d|^\s*\d+:\d/,qn=/^note: /,ul=/^npm (?:ERR!|error) (?:in workspace|location|workspace)\b/,fl=/^\[command\]/,pl=/^\W{0,12}(?:expected|actual|received|got|wanted|want|but was|found|left|right|passed in|diff)(?: \w{1,12})?:?\s*$/i,ml=6,bl=1e3,hl=/^\s*@@ /,gl=100,El=new Set(["downloads","progress","help","levels"]);function wl(){const t=Ki(),e=kc(t),n=Yc(t),s=Jd(),r=fc(),o=Rl(),i=Sl(e),a=new Set;let d=!1,c=!1,l=!1,f=!1;return{keyOf:n.keyOf,read(u){const{text:p}=u;n.read(u),o.read(p),p.endsWith(" PASSED")&&a.size<gl&&a.add(p.replace(/PASSED$/,"FAILED")),p.trim()===""&&s.separate()},addNoise(u,p){Tl(e,u,p)},addWarning(u,p){const{whole:m,cut:b}=u;e.note("output",m,b),e.keepNumbers(r(u,p,!(0,x.j)((0,y.RZ)(m).join("")))),l||=(0,x.ew)(m)&&(0,T.j4)(m.text),kl(e,m,p)},addSummary({whole:u,cut:p}){e.note("output",u,p),s.end(),(0,T.bh)(u.text.replace(/\b\d\S*/g,""))&&e.note("mention",u)},add(u,p){const{line:m,found:b,names:h,report:g}=u,{whole:E,cut:R}=m,w=b.kind==="text";e.note("output",E,R);const A=p.at(-1)?.whole;A&&g&&fl.test(A.text)&&e.note("mention",A);const Z=s.includes(u);e.keepNumbers(r(m,p,!w)),i(u),f||=!w&&/\bwarnings?\b/i.test(E.text),g!==void 0&&s.begin(g);const k=Al(p,g);for(const D of k)e.note("report",D);c||=k.some(({key:D,text:ft})=>(0,S.As)(D)&&(0,T.j4)(ft));const ut=P(E.text)&&!z(E.text);(o.readValue(E.text)||ut)&&e.note("compared",E);const V=sc(u,Z);V!==void 0&&(e.note(V,E,V==="report"&&R),c||=rc(u,V),d||=V==="report"&&h&&b.kind==="failure")},compared(u,p,m){const b=bc(e,{...u,recovered:new Set([...u.recovered,...a]),hasFailure:d,blamesWarnings:f,identifiesError:c||p&&l,rows:o.rows()});return{...b,log:{...b.log,...n.lines(m)}}}}}function Sl(t){let e;return({line:{whole:n},found:s,names:r,isSpecific:o})=>{if((0,N.EL)(n.text))return;const i=s.kind==="text";!i&&r&&e!==void 0&&t.note("stop",(0,y.kc)(n.text,[...(0,y.RZ)(e),...n.context])),i&&o&&!z(n.text)&&!(0,x.j)((0,y.RZ)(n).join(""))&&(e=n)}}function Al(t,e){return Cn(t,e?.before??0,tc).map(({whole:n})=>n).filter(({key:n})=>/^\s/.test(n)&&new RegExp("\\p{L}","u").test(n))}function Rl(){const t=new Set;let e=0,n=!1;return{read(s){t.size<bl&&sa(s)&&t.add(s);const r=s.trim()==="";n=!r&&(n||hl.test(s)),r&&(e=0)},readValue(s){const r=e>0||n&&on.test(s);return e=pl.test(s)?ml:Math.max(0,e-1),r},rows:()=>[...t]}}function Tl(t,{whole:e,cut:n},s){ul.test(e.text)&&t.note("mention",e),s==="cleanup"&&t.note("output",e,n),El.has(s)&&(0,T.bh)(e.text)&&t.note("noise",e)}function kl(t,e,n){const{kind:s}=n.findLast(o=>!qn.test(o.whole.text))?.found??{};qn.test(e.text)&&(s==="failure"||s==="error")?t.note("mention",e):cl.test(e.text)&&re(e.text)?t.note("compared",e):ll.test(e.text)&&!x.my.test(e.text)?t.note("mention",e):(0,T.bh)(e.text)&&t.note("warning",e)}function Il({entries:t,reasons:e,log:n}){const s=t.length>0&&t.every(Ae),r=t.some(d=>d.isTest),o=({masked:d})=>re(d.text)!==void 0&&!(0,x.ew)(d),i=r?[]:(0,y.iF)(n.texts).flatMap(d=>o(d)?[]:(0,y.RZ)(d.masked)),a=[rt(t.map(Ol)),rt(i.flatMap(d=>d.match(q.KM)??[])),s?"":rt(e.map(yl))].filter(Boolean);return a.length===0?void 0:a.join(`
`)}const xl=/^(?!\S*:\/\/)([^\s/]*\/\S*?)(?::\d+){1,2}$/;function yl(t){return re(t)??he(t.replace(xl,"$1"))}const Jn=/"[^"]*"|`[^`]*`|(?<!\w)'[^']*'(?!\w)/g;function Ol({identity:{name:t,error:e},position:n}){const s=e.match(Jn)??[],o=e.split(Jn).map(qe).map((i,a)=>`${i}${s[a]??""}`).join("");return JSON.stringify([t,n?.path??"",o])}function rt(t){return[...new Set(t)].toSorted().join(`
`)}const Qn=200;function Nl(){const t=[],e=[],n=[];let s=0,r,o,i=!1,a=!1,d=!1;return{readNoise(c,l){i||=tt(c,l)},read({line:c,found:l,names:f,report:u}){const p=c.mark+c.text;if(a||=t.length>0&&(0,x.yU)(p),!!f){if(z(p)||(r=p),l.kind!=="text"&&(s+=1),l.kind==="mention"){const m=a||d?n:e;m.length<j.n&&m.push(p)}if(u===void 0){i||=o!==void 0&&!(0,S.qt)(p)&&es(p)!==o,d=!1;return}i=!1,a=!1,d=p.endsWith(":"),o=es(p),t.length<=Qn&&t.push(p)}},named(c){const l=t.length>0,f=c!==void 0&&(0,T.bh)(c)?c:r;return{reasons:l?t:[f??[]].flat(),mentions:l?n:[...e,...n],areComplete:t.length<=Qn,areSeveral:s>1,goesOn:i}}}}function es(t){return/\S+/.exec(t)?.[0]}var Fl=I(78012);const Ll=/^(?:(?:Error response from daemon|Error|ERROR|error|fatal|E {3,}|docker|curl|FetchError|OSError|IOError|System\.IO\.IOException|java\.io\.IOException|npm (?:ERR!|error)(?: network)?)\b:? {0,8}){1,3}/,ts=[["out-of-memory",/\bJavaScript heap out of memory$/,"FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory"],["out-of-memory",/^(?:.{0,100}[:"\]] |\s*)java\.lang\.OutOfMemoryError\b/,"java.lang.OutOfMemoryError: Java heap space"],["out-of-memory",/^(?:> )?Java heap space$/,"> Java heap space"],["out-of-memory",/^(?:E {3,})?MemoryError(?:: |$)/,"MemoryError"],["out-of-memory",/\bOutOfMemoryError: CUDA out of memory\./,"torch.OutOfMemoryError: CUDA out of memory."],["out-of-memory",/\bworker process crashed with error: Out of memory\./,"GitHub actions runner worker process crashed with error: Out of memory."],["out-of-memory",/^fatal error: (?:runtime: )?(?:out of memory|cannot allocate memory)/,"fatal error: runtime: out of memory"],["out-of-memory",/\bld terminated with signal 9\b/,"collect2: fatal error: ld terminated with signal 9 [Killed]"],["out-of-memory",/\bKilled signal terminated program cc1(?:plus)?$/,"c++: fatal error: Killed signal terminated program cc1plus"],["out-of-memory",/\(signal: 9, SIGKILL: kill\)$/,"process didn't exit successfully: `rustc --crate-name basket src/lib.rs` (signal: 9, SIGKILL: kill)"],["out-of-memory",/\/(?:link|compile|cgo|asm): signal: killed$/,"/usr/local/go/pkg/tool/linux_amd64/link: signal: killed"],["out-of-memory",/\bGradle build daemon disappeared unexpectedly\b/,"Gradle build daemon disappeared unexpectedly (it may have been killed or may have crashed)"],["tool-crash",/\bld terminated with signal (?:4|6|7|11)\b/,"collect2: fatal error: ld terminated with signal 11 [Segmentation fault], core dumped"],["tool-crash",/\b(?:Segmentation fault|Bus error|Aborted|Illegal instruction) signal terminated program \w{1,20}$/,"c++: internal compiler error: Segmentation fault signal terminated program cc1plus"],["tool-crash",/\bunable to execute command: (?:Segmentation fault|Bus error|Aborted|Illegal instruction)\b/,"clang: error: unable to execute command: Segmentation fault (core dumped)"],["tool-crash",/: `(?:\S{0,200}\/)?(?:rustc|rustdoc|clippy-driver) .{0,400}` \(signal: (?:4|6|7|11), SIG\w{3,4}: /,"process didn't exit successfully: `rustc --crate-name basket src/lib.rs` (signal: 11, SIGSEGV: invalid memory reference)"],["tool-crash",/\/(?:link|compile|cgo|asm): signal: (?:segmentation fault|bus error|aborted|illegal instruction)\b/,"/usr/local/go/pkg/tool/linux_amd64/compile: signal: segmentation fault (core dumped)"],["tool-crash",/\b(?:linker|clang frontend) command failed (?:due to signal|with exit code 13[2459])\b/,"clang++: error: linker command failed due to signal (use -v to see invocation)"],["tool-crash",/^(?:error: )?rustc interrupted by SIG(?:ABRT|BUS|ILL|SEGV)\b/,"error: rustc interrupted by SIGSEGV, printing backtrace"],["tool-crash",/\/bin\/(?:gradle|mvn|sbt|scalac|kotlinc): line \d{1,5}: +\d{1,9} (?:Segmentation fault|Bus error|Aborted|Illegal instruction)\b/,'/usr/share/maven/bin/mvn: line 194:  2291 Aborted                 (core dumped) "$JAVACMD" $MAVEN_OPTS'],["tool-crash",/\bcompile command failed due to signal (?:4|6|7|11)\b/,"error: compile command failed due to signal 11 (use -v to see invocation)"],["disk-full",/^(?:\[Errno 28\] |ENOSPC: |[\w./-]{1,100}: ){0,3}[Nn]o space left on device\b/,"OSError: [Errno 28] No space left on device"],["disk-full",/^(?:[\w./+-]{1,100}: |(?:write|copy|mkdir|open) \/).{0,300}(?:: |')[Nn]o space left on device(?:: unknown)?'?\.?$/,"base64: write error: No space left on device"],["disk-full",/^npm (?:ERR!|error) code ENOSPC$/,"npm error code ENOSPC"],["disk-full",/^There is not enough space on the disk\b/,"System.IO.IOException: There is not enough space on the disk."],["action-download",/^(?:Error: )?Failed to resolve action download info\./,"Error: Failed to resolve action download info. Error: Service Unavailable"],["action-download",/^(?:Error: )?Failed to download (?:action|archive) '/,"Error: Failed to download archive 'https://api.github.com/repos/actions/cache/tarball/0400d5f' after 3 attempts."],["action-download",/^(?:Error: )?Response status code does not indicate success: (?:5\d\d|429|408)\b/,"Error: Response status code does not indicate success: 503 (Service Unavailable)."],["action-download",/^(?:Error: )?Action 'https:\/\/.{1,300}' download has timed out\./,"Error: Action 'https://api.github.com/repos/actions/cache/tarball/0400d5f' download has timed out. Error: A task was canceled."],["action-download",/^(?:Error: )?Can't use '[^']{1,40}' extract archive file: /,"Error: Can't use 'tar -xzf' extract archive file: /home/runner/work/_actions/_temp_5db10cf7/77720dc4.tar.gz. Action being checked out: actions/setup-node@v4. return code: 2."],["action-download",/^(?:Error: )?An error occurred while sending the request\./,"Error: An error occurred while sending the request."],["action-download",/^(?:Error: )?Internal server error occurred while resolving "/,'Error: Internal server error occurred while resolving "actions/checkout@v7".'],["network",/^npm (?:ERR!|error) code (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E50[0-4]|E429)$/,"npm error code ECONNRESET"],["network",/^npm (?:ERR!|error) network (?:This is a problem related to network connectivity\.|aborted|(?:read|connect|request) E[A-Z]{6,20})$/,"npm error network This is a problem related to network connectivity."],["network",new RegExp(`^request to https?://${U}/.{0,300}reason: .{0,100}(?:ECONNRESET|EAI_AGAIN|socket hang up)`),"FetchError: request to https://packages.acme.dev/x failed, reason: getaddrinfo EAI_AGAIN packages.acme.dev"],["network",new RegExp(`^getaddrinfo EAI_AGAIN ${U}`),"Error: getaddrinfo EAI_AGAIN cdn.playwright.dev"],["network",new RegExp(`^(?:.{0,100}: )?(?:Get "https://.{1,200}": )?(?:dial tcp: lookup|Temporary failure resolving) '?${U}(?!.*\\bno such host\\b)`),"dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: server misbehaving"],["network",new RegExp(`^(?:failed to \\w{1,20}: |.{0,60}: )?(?:Get|Head|Post) "https://${U}/.{0,300}connection reset by peer`),'Error: failed to fetch: Get "https://get.helm.sh/helm.tar.gz": read tcp 10.1.0.4:41822->152.199.21.175:443: read: connection reset by peer'],["network",new RegExp(`^(?:[\\w.]{1,80}: )?HTTPSConnectionPool\\(host='${U}', port=443\\): Max retries exceeded (?!.*\\b[Nn]ame or service not known\\b).{0,300}(?:NameResolutionError|Connection reset by peer)`),"requests.exceptions.ConnectionError: HTTPSConnectionPool(host='hub.acme.io', port=443): Max retries exceeded with url: /x (Caused by NameResolutionError(...))"],["network",new RegExp(`^\\(35\\) .{0,100}Connection reset by peer in connection to ${U}`),"curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to sh.rustup.rs:443"],["network",/^API rate limit exceeded for (?:installation|user)(?: ID\b|\.)/,"Error: API rate limit exceeded for installation ID 1."],["network",/^GitHub API limit \(\d{1,6} calls\/hr\) is exhausted\b/,"GitHub API limit (60 calls/hr) is exhausted, could not fetch https://api.github.com/repos/o/r."]],vl=/^#\d{1,5} (?:\d+\.\d+ )?/,ot=ze(ts.map(([,t])=>t));function Q(t){const e=(0,S.GH)(xe(t).trim()),n=e.replace(Ll,""),s=n===e?ot(e):[...ot(e),...ot(n)];return ts[Math.min(...s)]?.[0]}function xe(t){return t.replace(vl,"")}const $l=/^ *(?:export )?(\w+)(?:: |=)["']?([^"'\n]*)/gm,Cl=/\n|&&|\|\|?|;/,Dl=/^(?!.*(?:\$\(|`))(?:$|[#(){}]|\w+=\S*$|\w+:(?: |$)|(?:sudo |if |! |then |else |do )*(?:\[|cat|cd|chmod|cp|do|done|echo|else|exit|export|fi|for|gunzip|install|ln|ls|mkdir|mv|printf|rm|set|tar|test|then|unzip)(?: |$)|(?:sudo )?(?:ba)?sh(?: -s?)?(?: -- .*)?$)/,_l=/^(?:\w+=["']?\$\(|sudo |if |! )*([\w-]+) /,Ml=/(?<!(?:-o|-O|-P|--output|>) ?["']?)(?<![\w/.:-])\$\{?\w+\}?\//,Pl=/^.*(?:registry|index|proxy|mirror).*$/gim;function Ul(t){const e=new Map(Array.from(t.matchAll($l),([,i,a])=>[i,a])),n=t.replace(/\\\n/g," ").replace(/\$\{?(\w+)\}?/g,(i,a)=>e.get(a)??i).split(Cl).map(i=>i.trim()).filter(i=>!Dl.test(i)),[s,...r]=new Set(n.map(i=>_l.exec(i)?.[1]));return n.every(i=>{const a=Ml.test(i)?[]:C(i);return a.length>0&&a.every(ne)})&&r.length===0?s:void 0}function Wl(t){return C(t.match(Pl)?.join(`
`)??"")}const Bl=/^# (?!Failed|Looks|Error)[A-Z][a-z]+ |^\s*(?:npm (?:ERR!|error) +)?\[?-{1,2}[a-z](?:[\w-]*[ |=,]+<|, --|[\w-]*\|-{1,2}[a-z])|\bnpm (?:ERR!|error) {3,}[A-Z]|\s# [\w./-]+:\d+(?: [\d.]+s)?$/,zl=/^\W*(?:and )?\d+ more(?: \w+){0,2}(?: (?:that|not) .*|\W*)$/,Gl=/^\W*\w+(?: \w+){0,2}\s*[:=]\s*0\W*$/,jl=/^(?:Killed|Terminated|Aborted|Segmentation fault|Bus error)\b(?! due to).{0,20}$/,Kl=/^.{0,60}\b(?:error|Error|ERROR|fatal|failed|FAILED|Problem)\b/,Hl=/['"`“‘«][^'"`”’»]{1,100}['"`”’»]/,Xl=/^[A-Z].{15,}\.$/,Zl={noEvidence:-2,noReason:-2.3,failureLine:1.5,failureHeading:1.8,levelError:.4,detailUnderError:1.2,introduced:1.5,goesOn:-1,short:-.7,continuation:-2},Vl=new Set([...gd.map(([t])=>t),"levelError","introduced","failureLine"]),Yl=new Map([...nt.map(([t,e])=>[t,e]),...Object.entries(Zl)]),it=["wrapper","commandFailed","wholeFailed","exitStatus"],at=-1.5;function ql(t){return t.reduce((e,n)=>e+(Yl.get(n)??0),0)}const Jl=30,Ql=/^(?:\* What went wrong|CMake Error .*|\s*Caused by(?: error)?):\s*$|^[⎯─━═]{3,} [\w ]{0,40}(?:Error|Exception|Rejection) [⎯─━═]{3,}$/,eu=4;function ns({line:t,before:e,goesOn:n}){const{found:s}=t,r=(0,S.O6)(t.text),o=J(r),i=Ad(o),a=nt.filter(([f,,u])=>u.test(i)||f==="errorLabel"&&t.mark!=="").map(([f])=>f);s.kind==="failure"&&s.form.role!=="begun"&&a.push(s.form.after>=eu?"failureHeading":"failureLine"),hd.test(r)&&a.push("levelError");const d=e.at(-1);d&&Ql.test(d.text)&&a.push("introduced"),s.kind!=="mention"&&!a.some(f=>Vl.has(f))&&a.push("noEvidence"),ye(t)&&a.push("noReason");const c=e.some(f=>Kl.test((0,S.O6)(f.mark+f.text))),l=!a.includes("errorLabel")&&(Hl.test(i)||Xl.test(i));return c&&l&&a.push("detailUnderError"),d&&nu(d,t)&&a.push("continuation"),n&&a.push("goesOn"),o.length<=Jl&&a.push("short"),a}const tu=46;function nu(t,e){const n=(0,S.O6)(t.text);return n.length>=tu&&/^(?!\w+=).*[\w,)'"`]$/.test(n)&&/^\s*[a-z](?!\S*:\d)/.test(e.text)&&(0,S._j)(n)===(0,S._j)(e.text)}function ye({text:t,found:e}){const n=(0,S.O6)(t),s=J(n);return e.kind==="noise"||e.kind==="summary"||(0,S.As)(n)||(0,S.qt)(s)||Bl.test(n)||zl.test(n)||Gl.test(n)||z(n)||!(0,T.bh)(s)&&!jl.test(s)}const ss=/^(?:(?:Error: )?(?:[\w@.+-]{1,60}: )?Failed to download resource "|Download failed: |ERROR: unable to select packages:|\s|<|['"`]\. |Probable Causes:|Could not \w+ \w+ because |(?:Resolving|Connecting to|HTTP request sent,|Read error|Unable to establish SSL|\d{4}-\d\d-\d\d [\d:]{8} ERROR) |(?:cause|[Cc]aused by)\b|[│├└┌╰╷╵×|)}\]^]|at |-> |> |\d+: |\[\d+\] )/,su=/^(?:\S{1,300} : error NU1301(?=:)|npm (?:error|ERR!)(?= |$)|➤(?= )|[EW](?=: )|\[ERROR\]|(?!(?:error|fatal|caused by|cause|warning|http\w*|info)\b)[a-z][\w.-]{1,30}(?= ?:))/i,ru=/^(?:Downloading|Fetching|GET) .*\bhttps:\/\//,ou=/^Error: (?:connect|read|socket hang up)\b/,iu=/^\+ (\S+) .*/,au=/^(?:npm (?:warn|http) |W: |WARN(?:ING)?\b(?!.*(?:\(total=0,|: temporary error))|info )/;function du(t){return au.test(t)||(0,x.rp)(t)}const cu=/^WARNING: Retrying \(Retry\(total=0,/,lu=/^error: \w+ downloading (?:package manifest|tarball) |^➤ YN\d+: [^\w:]{0,4}RequestError: /,uu=/^(?:Error: )?(?:gh: .{1,100} \(HTTP 5\d\d\)$|(?:Unhandled error: |RequestError \[)HttpError\b|(?:Unable to download artifact\(s\): )?Failed to \w{1,40}(?:Artifacts?|ArtifactURL|CacheEntry\w{0,20}): )/,fu=/^(?:localhost|127\.[\d.]+|0\.0\.0\.0)$/,pu=/\[Help \d\] http|\bclose_notify: |\bmore help at |^info Visit /,Oe=/\b(?:ERR_PNPM_(?:\w{1,40}_)?)?(?:resolv|download|fetch|install|load|locat|pull|transfer|retriev|clon|updat|(?:find|get|query|satisf|matching|open|access(?:ible)?)\b)/i,mu=/^(?:Error: )?(?:Failed|Unable) to (?:install|download|fetch|pull|clone) |^(?:gzip|tar|xz): /,bu=/^[\w./\\@-]{1,200}\.\w{1,8}(?:\(\d+(?:,\d+)?\)|:\d+(?::\d+)?):? (?!\S{1,200}@v\d|: error NU1301)/,rs=/@?[A-Za-z][\w.-]{2,60}/g,os=/^(?:<|\* Try:|make(?:\[\d+\])?: (?:Entering|Leaving) directory|[\w:-]{1,40} \[-|You can |No composer\.lock |check your |See |Run |For more |Try |Visit |info |This error happened |Node\.js v\d|Failed with errors in |\d\. |\d+ actionable tasks?: |\s*Failed to restore |Build FAILED\.|\s*\d+ (?:Warning|Error)\(s\)|Time Elapsed |Then |Alternatively, |· |\(?(?:https?|file):\/\/\S+$|\/\S+:\d+$)/,hu=/^(?:(?:added|changed|removed) \d+ packages?\b|Successfully (?:built|installed) |Done(?:$| in ))/,gu=4,is=new RegExp(`^${U}$`);function as(t){const{events:e,header:n,exitCode:s}=t,r=dt(e),o=C(e.map(({text:l})=>l).join(`
`)),i=Ul(n),d=[...o,...Wl(n)].every(ne)?o:void 0,c=r.filter(l=>Iu(l,d,i));if(c.length>0){if(ds(t,r,c))return"proven";const l=cs(c);return t.said.every(f=>l(f)||Oe.test(f))?"stated":void 0}return s===gu&&i==="wget"?"proven":r.some(l=>lu.test(ae(l)))?"stated":void 0}function Eu(t){const e=dt(t.events),n=r=>Q(r)==="disk-full",s=e.filter(r=>r.some(({text:o})=>n(o)));return s.length>0&&ds(t,e,s)}function ds(t,e,n){const s=cs(n);return e.slice(e.findLastIndex(i=>n.includes(i))+1).filter(([i])=>!os.test(i?.text??"")).flat().every(i=>s(i.text)||ye(i)&&!hu.test(i.text))&&t.said.every(s)}const wu=40;function cs(t){const e=new Set(t.flat().map(({text:n})=>ee(n)));return n=>e.has(ee(n))||[...e].some(s=>s.length>=wu&&n.endsWith(s))||(0,T.yp)(n)||os.test(n)||n.endsWith(":")||xu(n,t)}function Su(t){const{events:e}=t,n=d=>!ne(d)&&!fu.test(d),s=new Set(t.said.map(ee)),o=dt(e).filter(d=>d.some(({text:c})=>s.has(ee(c)))&&M(ae(d))).at(-1);if(o===void 0)return;const i=C(ae(o));if(i.length>0)return i.find(n);const a=C(e.map(({text:d})=>d).join(`
`));return a.every(n)&&a.length===1?a[0]:void 0}const Au=/\b(?:see|visit|docs?|help|guide|information|more)\b[^\s]{0,2} +(?:at |in )?https?:\/\/\S+|\(https?:\/\/\S+:\d+:\d+\)/gi,Ru=/\b(?:upload|download|fetch|push|pull|request|connect|send|post|publish)\w*\b.{0,80}\bhttps?:\/\//i,Tu=/\b(?:expected|received|got|assert\w*|to(?:Be|Equal|Match|Throw)\w*)\b|[!=]==?/;function ku({events:t,message:e},n){const s=e===void 0?[]:[e],r=a=>{const d=a.replace(Au,""),c=C(d);return c.length>0&&c.every(ne)&&M(d)&&!Tu.test(d)},o=a=>{const d=t.findLastIndex(f=>ee(f.text)===ee(a)),c=t[d-1]?.text??"",l=C(c).every(f=>is.test(f));return Ru.test(c)&&l&&M(a)&&C(a).length===0},i=n.length>0?n:s;return i.length>0&&i.every(a=>r(a)||o(a))}function dt(t){const e=[];let n;for(const s of t){const r=xe(s.text);if(r.trim()==="")continue;const o=su.exec(r.replace(iu,"$1:"))?.[0],i=e.at(-1),a=ss.test(r)||o!==void 0&&o===n||ou.test(r)&&ru.test(i?.at(-1)?.text??"");i!==void 0&&a?i.push(s):e.push([s]),ss.test(r)||(n=o)}return e}function Iu(t,e,n){const s=ae(t),r=C(s),o=e!==void 0&&(cu.test(s)||e.length>0&&Oe.test(s)),i=n!==void 0&&s.startsWith(`${n}: `),a=t.some(({text:u})=>uu.test(xe(u))&&M(u)),c=((r.length>0||o||i)&&M(s)||a)&&r.every(ne),l=t.some(({text:u})=>Q(u)==="network");return!t.some(({text:u,namedBy:p})=>bu.test(u)||p!==void 0&&!Oe.test(u)&&!M(u)&&C(u).length===0)&&(c||l&&r.every(u=>is.test(u)))}function xu(t,e){if(mu.test(t))return e.some(r=>M(ae(r)));if(!Oe.test(t))return!1;const n=e.flat().flatMap(({text:r})=>r.match(/(?:\/|\bmanifest )[^\s'"`)>]+/g)??[]),s=new Set(n.flatMap(r=>r.match(rs)??[]));return(t.match(rs)??[]).some(r=>s.has(r))}function ae(t){return t.map(({text:n})=>n).filter(n=>!du(n.trim())&&!pu.test(n)).join(" ")}function ee(t){return t.replace(/^Error: /,"").trim()}const yu=1e3,Ne=(0,F.T)(/^\s*(?:[●✗] (?!Failed to \w+ `|\w+ing dependencies$)|not ok |--- FAIL|E {3,}Assert|\d+\) |FAIL |FAILED \S+::|\[ {2}FAILED)|\bAssert(?:ion)?(?:Failed)?Error\b|\bassert(?:ion)? |<<< (?:FAILURE|ERROR)!|\b[Ee]xpected\b/),ls=/\blocalhost\b|\b(?:127|10)\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|\b192\.168\.\d|\b172\.(?:1[6-9]|2\d|3[01])\.\d|\b169\.254\.\d|\b0\.0\.0\.0\b|\[?(?:::1|f[cde][0-9a-f]{2}:[0-9a-f:]+)\b|(?<=[\w-])\.(?:local|internal|test|lan|svc)\b(?!\.[a-z])/i,Ou=/\bhttps?:\/\/[^\s/'"`)\]]{1,200}/g,Nu=new RegExp(`//(?:[^@]{0,100}@)?${U}(?::\\d+)?\\.?$`),Fu=/\/(?:Volumes|mnt|media|dev\/shm|run\/user)\//,us=/ on [\d.]{7,15}:53\b|\b(?:dial|read|write) (?:tcp|udp) [\d.]{7,15}:\d{1,5}->(?:[\d.]{7,15}:53\b)?/g,Lu=new RegExp(String.raw`(?:^|[^\w.-])${Ue}|\bRetrying \(Retry\(total=|\bResponseError: Request failed "`+String.raw`|\b(?:download|fetch|pull|clon|install|registry|index|mirror|package|artifact|archive|schema)`+String.raw`.{0,300}(?:https?://|\b(?:host|to|lookup|from|@) ?'?)[\w-]{1,60}(?:\.[\w-]{1,60})+|\b\d{1,3}(?:\.\d{1,3}){3}:443\b`,"i"),vu=/^Error: (?:Failed to initialize container |One or more containers failed to start\.)/,$u=/^Error response from daemon: /,Cu=/^(?:\[?[Cc]aused by\b|WARNING: Retrying \(Retry\(total=|│ "https?:\/\/)/,Du=/(?<!["`])\b[Nn]o space left on device\b|\bENOSPC\b(?!: System limit)|\bnot enough space on the disk\b/,fs=new Set(["out-of-memory","tool-crash"]),_u=/^(?:[\d.]+ |\S{1,200}: line \d{1,5}: +\d{1,9} )?Killed(?:$| {8,}\S)/,Mu=20,Pu={proven:void 0,provenInSetUp:void 0,stated:void 0,host:void 0,namesFailure:!1};function Uu(t){const e=t.reasons.filter(o=>!ju(o,t.events)),n={...t,reasons:e,said:[t.message??[],e].flat()},s=(0,Fl.O)(n.message,...n.output.slice(-5))!==void 0,r=Wu(n)?"runner-lost":s?"refused":void 0;return{proven:r??ps(n,!1),provenInSetUp:r??ps(n,!0),stated:Bu(n),host:Su(n),namesFailure:t.reasons.some(o=>Ne.test(o)||P(o))}}function Wu({isRunnerLost:t,marked:e,exitCode:n}){const s=n===void 0?[]:[`exit code ${n}`],r=[...e,...s].filter(o=>!Se.e.test(o));return t&&r.length>0&&r.every(o=>Se.y.test(o))}function Bu(t){const{message:e,survivesMessage:n,reasons:s,output:r,endsStep:o,details:i}=t,a=r.filter(c=>Cu.test(c)).join(" "),d=[...n?[]:[e,a],...o?s.slice(-1):[]].filter(c=>c!==void 0).map(c=>c.slice(0,yu));if(ku(t,i))return"network";if(!s.some(c=>Ne.test(c)))return d.some(c=>Du.test(c))?"disk-full":d.some(zu)||as(t)?"network":void 0}function zu(t){return Lu.test(t)&&_t.test(t)&&!ls.test(t.replace(us,""))}function ps(t,e){const{header:n,message:s,reasons:r,said:o,output:i,marked:a,endsStep:d,events:c,exitCode:l}=t,f=o.some(k=>Ne.test(k)),u=s===void 0?c.slice(-Mu).map(({text:k})=>k):[],p=[...o,...u].map(Q).find(k=>fs.has(k)),m=o.some(k=>_u.test(xe(k)))&&(l===137||i.some(k=>/\bexit code:? 137\b/.test(k)));if(!f&&(m||p!==void 0))return m?"out-of-memory":p;const b=d?Q(o.at(-1)??""):void 0;if(fs.has(b))return b;const h=a.some(k=>Q(k)==="action-download");if(e&&(h||Ku(r.at(-1),i)))return"action-download";if(e&&a.some(k=>vu.test(k)))return"container";const E=e&&o.length>0&&o.every(k=>$u.test(k)&&M(k))||as(t)==="proven",R=E?"network":Eu(t)?"disk-full":void 0,w=[...i,...o],A=o.map(Q).some(k=>k!==void 0&&k!==R);return f||A||w.some(Hu)||(E?w.some(Xu):o.some(k=>Fu.test(k))||[n,...i].some(k=>k.includes("/dev/full")))?void 0:R}const Gu=/^(?:During handling of the above exception|The above exception was the direct cause)/;function ju(t,e){const n=e.filter(s=>s.text.trim()!=="");return!Ne.test(t)&&n.some((s,r)=>s.text===t&&Gu.test(n[r+1]?.text??""))}function Ku(t="",e){const n=t.replace("Error: ",""),s=r=>Se.y.test(t)||r.includes(n);return e.some(r=>/^Warning: Failed to download action '/.test(r)&&s(r))}function Hu(t){return ls.test(t.replace(us,""))}function Xu(t){return(t.match(Ou)??[]).some(e=>!Nu.test(e))}function Zu(t,e){const n=new Map(t.map(o=>[o.key,o])),s=Map.groupBy(t,({key:o})=>ms(o)),r=new Map(e.map(({key:o,count:i})=>[o,i]));return o=>{if(o==="")return"old";const i=n.get(o);return i!==void 0?(r.get(o)??0)>Math.max(1,i.count)?"more":"old":(s.get(ms(o))??[]).some(d=>Vu((0,ke.MC)(o),(0,ke.MC)(d.key)))?"old":"new"}}function ms(t){return t.replace(q.nd,"#")}function Vu(t,e){return t.every((n,s)=>{const r=e[s]??n;return[0,...t.filter((i,a)=>a!==s&&i===e[a])].every(i=>(0,ke.dB)([n,r],i))})}const Yu=/^(?:E {3,}| {4,}Failure\/Error: )/,qu={label:"",rest:void 0,found:{kind:"text"}},Ju=/[█━▓▒░#=>]{8}/;function Qu(t){const e=wl(),n=Nl(),s=o0();function r(i,a){if(e.read(i),s.read(i),i.whole.key==="")return;const d=l0(i)?{kind:"mention"}:i.found;switch(d.kind){case"noise":d.name!=="cleanup"&&n.readNoise(i.text,d),e.addNoise(i,d.name);return;case"warning":e.addWarning(i,a);return;case"summary":e.addSummary(i);return;case"failure":case"error":case"mention":case"text":{const c=nc(i,d);e.add(c,a),n.read(c)}}}function o(i,a,d){const{entries:c,strictAt:l,timedOut:f,exitCode:u,header:p}=i,m=a?.compared.message,b=m&&m.line.mark+m.line.text,h=l!==void 0&&l>=(m?.line.index??0),{compared:g,...E}=c.list(b,h),{areSeveral:R,areComplete:w,mentions:A,goesOn:Z,...k}=n.named(b),ut=c.recovered(),V=l!==void 0,D=e.compared({entries:g,recovered:ut,areSeveral:R},V,d),ft=D.identifiesError||E.entries.some(Ae),tp=a0(k.reasons.slice(0,j.n),E.entries),_s={...E,...D,identifiesError:ft,reasons:tp},np=D.log.isWhole&&(!D.isInToolForm||w);return{..._s,mayBeMore:E.mayBeMore||f!==void 0,timedOut:f,signature:Il(_s),mentions:A,...t0(E.entries,i,a),log:{...D.log,isWhole:np},kinds:t?Uu({isRunnerLost:s.isLost(),exitCode:u,header:p,events:i.events,message:b,reasons:k.reasons,survivesMessage:m?.goesOn===!0,...i0(D.log,E.entries),endsStep:!Z||m?.toEnd===0}):Pu}}return{add:r,errors:o,beside:i=>e0(e,i)}}function e0(t,{step:e,found:n,ranking:s,green:r}){const{entries:o,log:i}=n,{rows:a}=i;if(a===void 0)return;const d=Zu(r,a),c=R=>d(t.keyOf(R)),l=s.beside(c),{message:f}=l,u=f&&c(f.line),p=a.filter(({key:R})=>d(R)!=="old").length,m=o.filter(({printed:R,title:w=""})=>p>0&&(!R.includes(w)||d(t.keyOf({...qu,text:R}))!=="old")),b=m.length>0||u==="new",h=ct(b?m:o,e,l,c),g=m.length===0&&(u===void 0?p===0:u==="old"),E=hs(o)?h:gs(h,e,f);return{message:f,noveltyOf:c,shown:E&&{...E,isCertain:E.isCertain&&!g},green:{linesTotal:a.length,newLines:p,hasMessage:h!==void 0&&g}}}function t0(t,e,n){if(n===void 0)return{message:void 0,shown:void 0,isReasonCertain:!1};const s=ct(t,e,n.compared),r=ct(n0(n,t)?[]:t,e,n.shown),o=s?.entry===r?.entry&&s?.line===r?.line;return{message:n.compared.message&&s?.line,shown:hs(t)?r:gs(r,e,n.shown.message),isReasonCertain:o&&s?.isCertain===!0}}function n0({compared:{message:t},shown:e},[n,s]){const r=t&&t.line.mark+t.line.text;return n?.printed===r&&s===void 0&&e.message?.line!==t?.line}function ct(t,e,{message:n,isCertain:s,uncertain:r,omitted:o},i){const a=n&&n.line.mark+n.line.text,[d,c]=[bs(r),bs(o)],l=t.filter(({printed:m})=>!c.has(m)),f=Hd(l,a,s)??c0(e,i),u=l.find(m=>m===f?.entry),p=u!==void 0&&d.has(u.printed);return f&&p?{...f,isCertain:!1}:f}function bs(t){return new Set([...t??[]].map(e=>e?.text))}function hs(t){return t.some(({title:e,position:n})=>(e??n)!==void 0)}const s0=/^\s*(?:$|#|(?:cd|echo|set) )/,r0=80;function gs(t,{header:e,exitCode:n},s){const r=s?.signs.includes("noEvidence")===!1;if(t===void 0||r||t.isCertain)return t;const[o="",i]=e.split(/^shell: /m),[a="",d]=o.split(`
`).filter(l=>!s0.test(l));return!(a!==""&&d===void 0&&a.length<=r0)||i===void 0||n===void 0?t:{...t,line:`${t.line} (${a} exited with code ${n})`}}function o0(){let t=!1,e=!1;return{read({error:n,text:s,found:r,namedBy:o}){t||=n&&Se.e.test(s);const i=o!==void 0||r.kind!=="noise"&&(0,O.lj)([s]);e||=i&&!t},isLost:()=>t&&!e}}function i0({lines:t,texts:e},n){return{details:n.map(({detail:s=""})=>s),output:(0,y.im)(e).map(s=>(0,y.RZ)(s).join(" ")),marked:t.flatMap(({text:{key:s}})=>/^Error: /.test(s)?s:[])}}function a0(t,e){return e.some(({isTest:s})=>s)?t.filter(s=>!Yu.test(s)):t}const d0=/^\W*https?:\/\/\S+\W*$|^\W*(?:to (?:see|learn|find out)|for (?:more|further|details|help)|see|learn more|read more|more \w+)\b.{0,150}\b(?:documentation|docs|manual|guide|https?:\/\/\S+)(?: (?:for|of) \S+)?\W*$/i;function c0({events:t,endsAt:e},n){const s=t.filter(a=>a.position<=e&&!(0,T.yp)(a.text)&&!ye(a)),r=s.filter(({text:a})=>!d0.test((0,S.O6)(a))),o=r.length>0?r:s,i=o.findLast(a=>n?.(a)==="new")??o.findLast(({found:a,text:d})=>a.kind==="mention"&&x.TR.test((0,x.Fw)((0,S.O6)(d))))??o.at(-1);return i&&{line:i.mark+i.text,isCertain:!1}}function l0({text:t,found:e}){return e.kind==="noise"&&(e.name==="downloads"||e.name==="progress")&&!Ju.test(t)&&x.TR.test(t)}const u0=/flak[ye]|retr|attempt|re-?run|\btr(?:y|ies)\b|[>→] ?(?:pass|succe)/i,f0=[String.raw`\(fail(?:ed|s|ure)?(?: ?(?:->|→|=>) ?(?:failed|failure))* ?(?:->|→|=>|, then) ?(?:passed|pass|success)\)`,String.raw`(?:has |then )?(?:passed|succeeded|passes|succeeds) (?:on|after|in|at|upon) (?:the )?(?:(?:re)?try|attempts?|re-?runs?|retries|second|third|2nd|3rd|\d+)\b.{0,60}`,String.raw`(?:is|was) flaky\b.{0,80}`,String.raw`FLAKY, failed in \d+ out of \d+\b.{0,60}`].join("|"),p0=new RegExp(String.raw`(?:^[\w ]{1,30}: |^\s*(?:[-*•✓✔√] )?|(?<=\)), )(?<name>(?!\d+ \w+ )[^\s(),:][^(),]{0,300}?(?:\([^()]{0,100}\))?):? {1,60}(?:${f0})`,"g"),m0=/^\s*(?:[✓✔√]|PASS(?:ED)?:?) {1,4}(?:\d{1,5} )?(?<name>\S.{0,300}?) \((?:retry|attempt|try|re-?run) ?[#x]?\d{1,3}(?: of \d{1,3})?\)/,b0=/\b(?:failed again|not|never|no|didn't|un\w+)\b/i;function h0(t){if(!u0.test(t)||b0.test(t))return[];const e=m0.exec(t)?.groups?.name,n=Array.from(t.matchAll(p0),({groups:s})=>s?.name);return[e,...n].filter(s=>s!==void 0)}const g0=/\|\|\s*(?:[{(]\s*)?(?:echo|printf)\s+(?:-[en]+\s+)?("(?:[^"\\]|\\.)*"|'[^']*'|[^\s;&|(){}<>]+(?: [^\s;&|(){}<>]+)*)/g,E0=/\b(?:exit|return|false)\b|[\w\]]=|\+\+|>|\|\s*tee\b/,w0=/\$\{[^}]{0,200}\}|\$\([^)]{0,200}\)|\$\w+|%\w|\\[nt]/,Es=6;function S0(t){const e=t.replace(/\\\n\s*/g," ").replace(/\|\|\s*\n\s*/g,"|| "),n=[...e.matchAll(g0)].flatMap(s=>{const[,r=""]=s,o=R0(e,s.index+2),i=r.replace(/^(["'])(.*)\1$/s,"$2"),a=i.split(w0),d=E0.test(o.replace(i,""))||o.includes("::error"),c=e.split(i).length>2;return d||c||a.join("").length<Es?[]:[a]});return s=>n.some(r=>A0(s.trim(),r))}function A0(t,e){let n=0;for(const[s,r]of e.entries()){const o=t.indexOf(r,n);if(o===-1||s===0&&o>0)return!1;n=o+r.length}return n===t.length||e.at(-1)===""}function R0(t,e){let n=0,s="";for(let r=e;r<t.length;r++){const o=t[r]??"";if(s!==""?o===s&&(s=""):o==='"'||o==="'"?s=o:/[{(]/.test(o)?n+=1:/[})]/.test(o)&&(n-=1),n<0||n===0&&s===""&&o===`
`)return t.slice(e,r)}return t.slice(e)}const T0=/(?:^|[\n;&|{(]|\b(?:if|then|do|else) )[ \t]*([^\s;&|{}()](?:[^\n;&|{}()]{0,999}[^\s;&|{}()])?)\s*\|\|\s*(?:true|:)(?=\s|;|\)|$)/g;function k0(t){const e=[...t.matchAll(T0)].map(([,s=""])=>s);if(e.length===0)return()=>!1;const n=s=>{const r=new RegExp(String.raw`(?<![\w-])${s.replace(/[.+]/g,String.raw`\$&`)}(?![\w-])`,"g"),o=e.reduce((i,a)=>i+(a.match(r)?.length??0),0);return o>0&&o===(t.match(r)?.length??0)};return(s,r)=>{const[o]=/^[A-Za-z][\w.+-]*(?=: )/.exec(s)??[];return e.filter(d=>o!==void 0&&d.startsWith(`${o} `)).some(d=>d.split(" ").some(c=>c.length>=Es&&s.includes(c)))||o!==void 0&&n(o)||r.split(", ").some(d=>/^\w[\w-]+$/.test(d)&&n(d))}}function I0({events:t,header:e,entries:n},s){const r=N0(e,t),o=[...r,...$0(t),...D0(e,t),...t.filter(({text:b})=>K0((0,S.O6)(b))),...F0(n,s.eligible,t)],i=[...y0(s.eligible,t),...z0(s.eligible,t),...Y0(s.eligible,t),...s.eligible.filter(X0).map(({line:b})=>b)],a=new Set([...o,...i]),d=({line:b,signs:h})=>!a.has(b)&&!it.some(g=>h.includes(g)),c=s.eligible.some(d)?a:new Set(i),l=({line:b})=>!c.has(b),{eligible:f,possible:u,all:p}=s,m=r.length>0&&O0.test(e);return{eligible:f.filter(l),possible:u.filter(l),all:p.filter(l),uncertain:m?new Set(t):a,omitted:c}}const x0=/^(?:\S+: line \d+: +\d+ |g?make(?:\[\d+\])?: \*\*\* \[[^\]]{1,200}\] )?(?:Aborted|Segmentation fault|Bus error|Illegal instruction|Floating point exception)\b(?: \(core dumped\))?(?: {2,}\S.*)?$/;function y0(t,e){const n=t.filter(({line:o})=>x0.test((0,S.O6)(o.text)));if(n.length===0)return[];const s=o=>ws(o)&&(o.line.found.kind==="failure"||P0(o,e)),r=t.filter(o=>!n.includes(o)&&s(o));return n.map(({line:o})=>o).filter(({index:o})=>r.some(({line:i})=>i.index<o))}const O0=/\$\?|\bset \+\w*e|\bexit ["']?\$|\bPIPESTATUS\b/;function N0(t,e){const n=S0(t);return e.slice(0,e.findLastIndex(({text:s})=>n(s))+1)}function F0({isStopped:t},e,n){return e.some(({line:r})=>{const o=ie(r.label);return o!==""&&!t(o)})?n.filter(({label:r})=>t(ie(r))):[]}const L0=/^g?make(?:\[\d+\])?: /,v0=/^g?make(?:\[\d+\])?: \[.{1,200}\] Error \d+ \(ignored\)$/;function $0(t){return t.flatMap((e,n)=>v0.test((0,S.O6)(e.text))?t.slice(t.slice(0,n).findLastIndex(({text:s})=>L0.test(s))+1,n+1):[])}const C0=/^> (?=.*\|\|)(.*)$/gm;function D0(t,e){const n=e.map(({text:o})=>o).join(`
`),s=Array.from(n.matchAll(C0),([,o])=>o),r=k0([t,...s].join(`
`));return e.filter(({text:o,namedBy:i=""})=>r(o,i))}const _0=new RegExp(`(?<![\\w./@:-])([\\w./@-]{1,200}\\.${X.u}):\\d+\\b.*\\bfail(?:ed|ure)\\b`),M0=/\bwarn(?:ing)?\b/i;function ws({line:t,signs:e,goesOn:n}){return!(M0.test(t.text)||(0,x.j)(t.text)||e.includes("skipped"))&&!n&&t.continuation.resumed===void 0}function P0({line:t},e){const[,n]=_0.exec((0,S.O6)(t.text))??[],s=({text:r})=>r!==t.text&&!(0,S.qt)(r)&&(r.includes(`${n}:`)||r.includes(`//${n}`));return n!==void 0&&!e.some(s)}const U0=/\b(?:retrying|will retry|tr(?:y|ies) (?:remaining|left)|trying again|attempt #?\d+(?:\/\d+)? failed)\b/i,W0=/^(?!npm )([A-Za-z][\w.+-]*)(?:\[\d+\])?: \S/,B0=/^(?:error|fatal|err|e|warn|warning|info|note|debug|notice|panic|failed|failure)$|(?:Error|Exception|Warning)$/i;function Ss(t){const[,e]=W0.exec(t.trim())??[];return e===void 0||B0.test(e)?void 0:e}function z0(t,e){const n=e.filter(({text:o})=>o.trim()!==""),s=n.flatMap(({text:o,index:i},a)=>U0.test(o)?{text:o,index:i,above:Ss(n[a-1]?.text??"")}:[]);if(s.length===0)return[];const r=t.flatMap(({line:o})=>{const i=Ss(o.text);return i===void 0?[]:{line:o,program:i}});return r.flatMap(({line:o,program:i})=>{const a=l=>l.above===i||l.text.split(/[^\w.+-]+/).includes(i),d=s.findLast(a)?.index??0,c=l=>l.program===i&&l.line.index>d&&l.line.text!==o.text;return o.index<d&&r.some(c)?o:[]})}const G0=/^error: (?:[a-z]+-)+(?:failed|exited|terminated|returned)(?:-[a-z]+)*$/i,j0=/: exiting(?: now)?\.?$/;function K0(t){return G0.test(t.trim())||j0.test(t)}const H0={kind:"text"};function X0(t){const e=(0,x.Fw)(t.line.text);if(!t.signs.includes("exceeded")||e===t.line.text)return!1;const n={...t.line,text:e,found:H0};return ns({...t,line:n}).includes("noEvidence")}const Z0=/\[\d+ lines? of output\]$|^\W*begin(?:ning)? of (?:\w+ )?output\W*$/i,V0=/^\W*end of (?:\w+ )?output\W*$/i,As=10;function Y0(t,e){const n=e.findLast(({text:o})=>V0.test(o))?.index;if(n===void 0)return[];const s=e.findLast(({text:o,index:i})=>i<n&&Z0.test(o))?.index;if(s===void 0)return[];const r=({line:{index:o}})=>s<o&&o<n;return t.some(o=>r(o)&&ws(o))?t.filter(o=>!r(o)).map(({line:o})=>o).filter(({index:o})=>s-As<=o&&o<=n+As):[]}const q0=10,J0=5,Q0=60;function ef(t){const e=new Set,n=rf(t).map(d=>{const c=e.has(d.line.text);e.add(d.line.text);const l=ns(d);return{...d,isCopy:c,signs:l,score:ql(l)}}).sort((d,c)=>c.score-d.score),s=n.filter(({line:d,score:c,signs:l})=>c>=at&&!Ts(d,t)&&!l.includes("noReason")&&!(0,x.yU)(d.text)&&!(0,x.j)(d.text)&&!(0,N.LJ)(d.text)&&![hf,Ef,wf].some(f=>f.test((0,S.O6)(d.text)))),r=s.filter(({signs:d})=>!d.includes("noEvidence")),o={eligible:r,possible:s,all:n},i=Rs(t,o);function a(d){const{uncertain:c,omitted:l,...f}=I0(t,{...o,eligible:d}),{message:u,isCertain:p}=Rs(t,f,xf);return{message:u,isCertain:p&&!c.has(u?.line),uncertain:c,omitted:l}}return{...o,compared:i,shown:a(r),beside:d=>a(sf(i.message,o,d))}}function Rs(t,{eligible:e,possible:n,all:s},r=lt){const o=s.some(({line:{found:f}})=>["failure","error"].includes(f.kind)),i=({line:f,score:u})=>u>=at&&!["noise","summary","mention"].includes(f.found.kind)&&!(o&&Ts(f,t)),a=bf(e)??n[0]??s.find(i),d=a?Af(r(a,t,s),t.events):s.find(({line:f})=>f.mark!==""&&!(0,T.yp)(f.text)),c=s.filter(({line:f})=>f.text===d?.line.text),l=d!==void 0&&([d,...c].some(mf)||nf(d.line,t));return{message:d,isCertain:l}}function Ts({found:t,text:e},{strictAt:n}){return n===void 0&&(t.kind==="warning"||gf.test(e))}const tf=6;function nf(t,{events:e,endsAt:n}){const s=e.filter(({text:a,position:d,found:c})=>a.trim()!==""&&d<=n&&c.kind!=="noise"&&!(0,T.yp)(a)),r=s.filter(({error:a,found:d})=>a||d.kind!=="text");return(r.includes(t)&&(r.length===1||s.at(-1)===t)||s.includes(t)&&s.length<=tf)&&t.continuation.resumed===void 0&&!(0,N.EL)(t.text)}function sf(t,{eligible:e,possible:n,all:s},r){const o=(d,c)=>c.filter(({line:l})=>r(l)===d),i=s.filter(({line:d})=>d.found.kind!=="noise"&&!(0,T.yp)(d.text)&&(d.namedBy!==void 0||!(d.found.kind==="summary"||(0,N.LJ)(d.text))));return[o("new",e),o("new",n),o("more",e),o("new",t===void 0?[]:[t]),o("new",i)].find(({length:d})=>d>0)??e}function rf({events:t,endsAt:e,works:n}){const s=cf(t),r=af(t),o=({text:a})=>a.trim()!=="",i=t.filter(o).at(-Q0)?.index??0;return t.flatMap((a,d)=>{const{index:c,position:l}=a,f=c>=i&&l<=e&&a.found.kind!=="noise",u=a.error&&l>e;if(!o(a)||u||s.has(c)||r.has(c)||!a.hasSign&&!f)return[];const p=(m,b)=>t.slice(Math.max(0,d+m),d+b+1).filter(h=>h.index>=c+m&&h.index<=c+b);return{line:a,before:p(-q0,-1),after:p(1,J0).filter(m=>m.position<=e||m.hasSign),toEnd:Math.max(0,e-l),goesOn:n>a.works}})}const of=/^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;function af(t){const e=new Set;let n=0,s=0;for(const{text:r,index:o}of t){const i=of.exec(r);i!==null?(n=Number(i[1]??1),s=Number(i[2]??1)):n+s>0&&(r.startsWith("+")||(n-=1),r.startsWith("-")||(s-=1),/^[+-]/.test(r)||e.add(o))}return e}const df=/^\W*(?:(?:FAIL(?:ED|URE)?|ERROR|[Ff]ailed|[Ee]rror|[Tt]est|not ok)\b[: ]*)?/;function cf(t){const e=new Map(t.flatMap(({text:r,index:o})=>h0(r).map(i=>[i,o]))),n=new Set;if(e.size===0)return n;let s;for(const{text:r,index:o}of t){const i=r.replace(df,"");[...e].some(([d,c])=>o<c&&i.startsWith(d)&&!/^[\w.:/-]/.test(i.slice(d.length).replace(/^: /," ")))?s=(0,S._j)(r):s!==void 0&&r.trim()!==""&&(0,S._j)(r)<=s&&(s=void 0),s!==void 0&&n.add(o)}return n}const lf=3,uf=1.5,ff=["errorLabel","exceptionStart","errno"],pf=/\bfailed to \w/i;function mf({line:t,signs:e}){const n=r=>e.includes(r),s=ff.some(n)&&!it.some(n)&&!pf.test(t.text);return t.error||s&&t.continuation.resumed===void 0}function bf(t){return t.filter(({isCopy:e,signs:n})=>!e&&!it.some(s=>n.includes(s))).toSorted((e,n)=>e.line.index-n.line.index).reduce((e,n)=>{const{resumed:s=1/0}=e?.line.continuation??{};return e&&n.score>=Math.max(uf,e.score-lf)&&s<n.line.continuation.before&&e.line.index<n.line.index?n:e},t[0])}const hf=/^\W{0,8}(?:Error: )?\d+ (?:\w+ ){0,2}vulnerabilit(?:y|ies)\b(?:,? \(?(?:and )?(?:\d+|\w+)){0,6}[^\w]{0,4}$|\btests did not pass\b|\bfailed to (?:push|fetch) some (?:refs|objects)\b|\bcheck found ERRORs|\bcompleted with errors, see\b|^\s*Failed: +(?:\S+$|\d+ failure)|\bfailed="\d|^\W*\d+ [a-z]+(?: [a-z]+){0,3}(?:(?:,| and) \d+ [a-z]+(?: [a-z]+){0,3})+(?: in [\d.:]+ ?m?s)?\W*$|not remade because of errors|^\s*https?:\/\/\S+(?: -- .*)?$/,gf=/^[\s\d:]*(?:[^\s\d:]\S*)? {1,8}Warning:? /,Ef=/^\s*(?:npm|npx|yarn|pnpm|pip|cargo|composer|bundle|poetry|uv|dotnet) (?!error network )[a-z]{2,20}(?: \S{1,60}){0,4}$/,wf=/^(?:rm|rmdir|umount|kill|pkill|killall): /,Sf=/^ {0,40}> (?!(?:Task|Configure) )/;function Af(t,e){const n=({text:i})=>Sf.exec(i)?.[0].length??0;if(n(t.line)===0&&!t.signs.includes("introduced"))return t;const s=e.slice(e.indexOf(t.line)+1),r=s.find(({text:i})=>i.trim()===""),o=s.slice(0,r&&s.indexOf(r)).reduce((i,a)=>n(a)>n(i)?a:i,t.line);return{...t,line:o}}const ks=10,Rf=5,Tf=["cannot","negated","missing","exceeded"],kf=10,If=2;function xf(t,{events:e},n){const{text:s,index:r}=t.line,o=J(s).trim().split(/\s+/);if(!(/:\s*$/.test(s)&&!/['"`]/.test(s)&&o.length<=ks)||Is(t))return lt(t);const a=h=>h.slice(0,-J(h).length||void 0),d=a(s),c=e.filter(h=>h.index>r).slice(0,kf+If),l=h=>h.trim()===""||h.trim()===d.trim(),f=h=>d!==""&&a(h)!==d,u=c.findIndex(h=>!l(h.text)&&f(h.text)),p=new Set(u===-1?c:c.slice(0,u)),m=({line:h,score:g,signs:E})=>p.has(h)&&g>=at&&!E.includes("noEvidence")&&!ye(h)&&!/^\W*See\b/.test(h.text),[b]=n.filter(m).toSorted((h,g)=>h.line.index-g.line.index);return b??lt(t)}function lt(t){const{text:e}=t.line,n=J(e).match(/[\p{L}\p{N}]{2,}/gu)?.length??0;if(!(/:\s*$/.test(e)&&!/['"`]/.test(e)&&n<=ks))return t;const r=t.after.find(({text:o,found:i})=>i.kind!=="noise"&&(0,T.bh)(o)&&!(0,S.As)(o));return r===void 0||Is(t)&&!r.hasSign?t:{...t,line:r}}function Is({line:t,signs:e}){return(J(t.text).match(/[\p{L}\p{N}]{2,}/gu)?.length??0)>=Rf&&Tf.some(s=>e.includes(s))}const yf=4;function Of(t,e=!1,n=!0){const s=Qu(n),r=Td(s.add);return{silence:()=>s.errors(r.end(),void 0,!0),add(o){o.kind!=="hidden"&&o.kind!=="end-of-group"&&r.add(o)},excerpt(o,i=[],a=!0){const d=r.end(o),c=ef(d),l=e||d.timedOut!==void 0,f=s.errors(d,l?void 0:c,a),u=Cf(d.events,f.entries),p={limit:t,step:d,said:u,all:c.all},m=l?Wf(d.last,t,i):ys({...p,message:c.shown.message}),b=xs(m);if(b.lines.length===0&&d.exitCode===void 0)return;const h={...b,exitCode:d.exitCode,errors:f};return l?h:{...h,beside(g){const E=s.beside({step:d,found:f,ranking:c,green:g});if(E===void 0)return;const{message:R,noveltyOf:w,...A}=E;return{...xs(ys({...p,message:R,noveltyOf:w})),...A}}}}}}function xs(t){const e=t.findIndex(({text:s})=>s!==""),n=e===-1?[]:t.slice(e);return{lines:n.map(Nf),omitted:n[0]?.index??0}}function Nf({index:t,label:e,text:n,error:s,cut:r},o,i){const a=i[o-1],d=a===void 0?0:t-a.index-1;return{text:e+n,error:s,cut:r,omittedBefore:d}}function ys({limit:t,step:e,said:n,all:s,message:r,noveltyOf:o}){const{events:i,last:a,endsAt:d}=e,c=new Map,l=t>1?Math.ceil(t/8):0,f=({index:w,text:A})=>!c.has(w)&&A.trim()!=="",u=(w,A)=>{for(const Z of w.filter(f))c.size<A&&c.set(Z.index,Z)},p=w=>{const A=w.filter(f);u(A.slice(Math.max(0,A.length-(t-c.size))),t)};r!==void 0&&u(Ff(r),t-l),u(n,t-l);const m=[...new Set([...i,...a])].filter(({position:w})=>w<=d).toSorted((w,A)=>w.index-A.index),b=w=>o?.(w)!=="old",h=Mf(m).filter(([w])=>w!==void 0&&b(w)),g=()=>t-l-c.size,E=w=>w.filter(f).length>g();for(const[w,A]of h.entries()){if(w>0&&E(A))break;u(A,t-l)}const R=({signs:w,isCopy:A})=>!A&&!w.includes("noEvidence");u(s.filter(R).map(({line:w})=>w).filter(b),t-Math.ceil(l/2)),o!==void 0&&p(m.filter(w=>o(w)==="new"&&w.found.kind!=="noise")),p(m.filter(({found:{kind:w}})=>w!=="noise"&&w!=="warning")),c.size===0&&p(m);for(const w of i){const A=c.has(w.index-1)&&c.has(w.index+1);w.text.trim()===""&&A&&c.set(w.index,w)}return[...c.values()].sort((w,A)=>w.index-A.index)}function Ff({line:t,after:e}){return[t,...e.filter(({found:n})=>n.kind!=="noise").slice(0,yf)]}const Lf=4,vf=3,$f=6;function Cf(t,e){return e.slice(0,Lf).flatMap(({detail:n,printed:s})=>{const r=t.filter(({text:i})=>n!==void 0&&Df(i,n)),o=t.filter(({mark:i,text:a})=>a===s||i+a===s);return r.length===0?[]:[...r.slice(0,vf),...o.slice(0,1)]})}function Df(t,e){const n=t.trim();return t.includes(e)||n.length>=$f&&e.includes(n)}const _f=30;function Mf(t){const e=new Set;return t.flatMap((n,s)=>{const r=Os(n);if(r===void 0||e.has(n.text))return[];n.text.length>_f&&e.add(n.text);const o=t.slice(s+1),i=o.findIndex((a,d)=>{const c=d<r.after||n.error&&a.error,l=a.found.kind==="noise"||a.found.kind==="warning";return!c||l||Os(a)!==void 0});return[[n,...o.slice(0,i===-1?void 0:i)]]})}function Os({found:t,error:e}){return t.kind==="failure"||t.kind==="error"&&e?t.form:void 0}const Pf=3,Uf=2;function Wf(t,e,n){const s=n.slice(0,Pf).flatMap(({printed:d})=>{const c=t.findLastIndex(({text:l})=>l.includes(d));return c===-1?[]:t.slice(c,c+1+Uf)}),r=new Set(t.slice(-e)),i=[...new Set(s.filter(d=>!r.has(d)))].slice(0,Math.floor(e/2)),a=t.slice(-(e-i.length));return[...i,...a].toSorted((d,c)=>d.index-c.index)}const Bf=2e4,zf=/^Run (?:actions\/(?!github-script@)|github\/(?!codeql-action\/autobuild@))\S+@/;class Gf{isSeen=!1;#t;#n;#e;#s;#r=oo();#o;#i;#a=0;#d="";#c=!1;#l=!1;#u;#f=!1;#p=!1;constructor(e,{limit:n,kinds:s=!0}){this.#t=e,this.#n=n,this.#e=s,this.#s=this.#m()}add(e,n,s){if(this.isSeen=!0,this.#l||=!s,e.isTagged&&this.#h(e),this.#c||=eo(e.text),e.header==="list"&&this.#d.length<Bf&&(this.#d+=`${e.read().text}
`),e.header!==void 0&&(e.header!=="title"||n))return;const r=e.read();if(r.kind==="hidden")this.#b(e);else if(r.kind!=="end-of-group"){this.#s.add(r);const{text:o,kind:i}=r,a=/\s$/.test(e.text);this.#r.read({text:o,isOpen:a,time:e.time,isError:i==="error"}),this.#o?.chooser.add(r),this.#a+=1}}silence(){return this.#s.silence()}excerpt(e,n){const s=e&&!this.#l,r=this.#g(s);if(r===void 0)return;const{omitted:o,errors:i,beside:a}=r,d=Fe(this.#t)||i?.timedOut!==void 0,l=(s&&d?this.#r.notEnded():[]).map(({name:u,duration:p})=>({name:u,duration:p})),f=s&&this.#p;return{...r,omitted:n?o:void 0,errors:i&&{...i,mayBeMore:i.mayBeMore===!0||this.#c||!s,log:{...i.log,isWhole:i.log.isWhole&&s},kinds:f?{...i.kinds,proven:"network"}:i.kinds},beside:s?a:void 0,...l.length>0&&{notEnded:l},step:this.#t,origin:this.#l?"parallel-steps":"step"}}#m(){return Of(this.#n,Fe(this.#t),this.#e)}#b({clue:e}){if(e?.kind==="start-action")this.#o={id:e.id,chooser:this.#m(),before:this.#a};else if(e?.kind==="end-action"){const{id:n,conclusion:s}=e;n===this.#o?.id&&s==="failure"&&(this.#i??=this.#o),s==="success"&&this.#i?.id.startsWith(`${n}.`)===!0&&(this.#i=void 0),this.#o=void 0}}#h({clue:e,header:n,text:s}){e?.kind==="header"&&n==="title"&&(this.#u??=e.form==="script",this.#f=!this.#u&&zf.test(e.name),this.#p=!1),e?.kind==="error"&&(this.#p=this.#f&&(M(s)||this.#p&&(0,T.yp)(s)))}#g(e){const n=this.#r.notEnded(),s=this.#s.excerpt(this.#d,n,e),r=this.#i?.chooser.excerpt(this.#d,n,e),{before:o=0}=this.#i??{};if(r===void 0||r.lines.length===0)return s;const i=d=>({...d,omitted:d.omitted===void 0?void 0:o+d.omitted}),a=d=>{const c=r.beside?.(d);return c&&i(c)};return{...i(r),exitCode:r.exitCode??s?.exitCode,beside:a}}}function Fe({state:t}){return t.kind==="finished"&&t.conclusion==="cancelled"}const jf=/^Artifact .+ (?:uploaded! Final size is \d+ bytes\. Artifact ID is|finalized\. Artifact ID) (\d+)$/,Kf=2;class Hf{isAtEnd=!1;uploads=[];#t;#n;#e;#s;#r=new Vs;#o;#i;#a=new Map;#d=new Set;#c=new Set;constructor(e,n){const{steps:s,targets:r,limit:o}=e;this.#t=e,this.#n=n;const i=this.#u.bind(this);this.#e=new jr({steps:s,fromStart:n,emit:i}),this.#s=Ks(n),this.#o=new Xf(o),this.#i=new Map(r.map(a=>[a,new Gf(a,e)]))}add(e){this.#e.add(e)}end(e){this.#e.end(),this.isAtEnd=e}isOver(){const{targets:e,parts:n=!1}=this.#t;return!n&&e.length>0&&e.every(s=>this.#e.isOver(s))}isWhole(e){return this.#l(e)&&(this.#e.hasBegun(e)||Fe(e))}excerptOf(e){if(!this.#a.has(e)){const n=this.#i.get(e),s=this.#e.hasBegun(e);this.#a.set(e,n?.excerpt(this.isWhole(e),s))}return this.#a.get(e)}continuedBefore({number:e}){return this.#t.steps.filter(n=>n.number<e&&(0,mt.P)(n)).filter(n=>this.#d.has(n)||this.#c.has(n)).slice(0,Kf)}facts(){return this.#s.facts()}partsOf(e){return this.#e.hasBegun(e)&&this.#l(e)?this.#r.partsOf(e):void 0}fallback(e){const n=this.#o.excerpt(),s=this.#n?n?.omitted:void 0,o=e&&(0,mt.P)(e)&&this.isWhole(e)?this.#i.get(e)?.silence():void 0;return n&&{...n,omitted:s,step:e,origin:"end",errors:o}}#l(e){return this.isAtEnd||this.#e.isOver(e)}#u(e,n){this.#s.add(e,n),this.#r.add(e,n);const[,s]=jf.exec(e.text)??[];if(s!==void 0&&this.uploads.push(Number(s)),this.#t.limit===0)return;const[r]=n,o=n.length===1;r!==void 0&&o&&e.time!==void 0&&this.#f(e,r);let i=this.#i.size>0;for(const[a,d]of this.#i){const c=!d.isSeen&&this.#e.hasBegun(a);n.includes(a)&&d.add(e,c,o),i&&=d.isSeen}i||this.#o.add(e,n)}#f(e,n){const s=e.isTagged?e.clue:"text";s==="text"?this.#d.delete(n):s?.kind==="error"?this.#d.add(n):s?.kind==="end-action"&&s.outcome==="failure"&&this.#c.add(n)}}class Xf{#t;#n=[];#e=0;#s=!1;#r=!1;constructor(e){this.#t=e}add(e,n){if(this.#r||=e.time!==void 0,this.#s||=Zf(e,n),this.#s||e.header==="list")return;const{kind:s,text:r,cut:o}=e.read();if(r==="")return;const i=de({kind:s})+r;this.#n.push({text:i,error:s==="error",cut:o,omittedBefore:0}),this.#e+=1,this.#n.length>2*this.#t+100&&(this.#n=this.#n.slice(-this.#t))}excerpt(){const e=this.#n.slice(Math.max(0,this.#n.length-this.#t));if(!(e.length===0||!this.#r))return{lines:e,omitted:this.#e-e.length,exitCode:void 0}}}function Zf({clue:t},e){return(t?.kind==="cleanup"||t?.kind==="runner"&&t.steps.test("Complete job"))&&e.every(({name:s})=>/^(?:Post |Complete job$)/.test(s))}const Ns=10,Fs=16384;function Ls(){let t=[],e=0,n=!1;function s(o){const i=o.subarray(0,Math.max(0,Fs-e));i.length<o.length&&(n=!0),i.length>0&&t.push(Buffer.from(i)),e+=i.length}function r(){const o={bytes:Buffer.concat(t),cut:n};return t=[],e=0,n=!1,o}return{*push(o){const i=Buffer.from(o.buffer,o.byteOffset,o.byteLength);let a=0;for(let d=i.indexOf(Ns);d!==-1;d=i.indexOf(Ns,a)){const c=i.subarray(a,d);a=d+1,e===0&&c.length<=Fs?yield{bytes:c,cut:!1}:(s(c),yield r())}a<i.length&&s(i.subarray(a))},*end(){e>0&&(yield r())}}}const Le=262144,ve=pt.sr,vs=16777216,Vf=pt.w5;async function Yf(t,e,n=s=>s()){const{readers:s,unread:r}=await $s(t,e,n),o=n(()=>Ds(s,e)),[i]=e.targets,a=o[0]?.errors?.isInToolForm===!1,d=new Set(a&&i?s.flatMap(p=>p.continuedBefore(i)):[]),c={...e,targets:[...d],parts:!1},l=d.size===0?[]:await $s(t,c,n).then(p=>p.readers,()=>[]),u=Ds(l,c).filter(({origin:p})=>p==="step").map(p=>({...p,continued:p.step?.name}));return{excerpts:[...o,...u],parts:ep(s,e),uploads:[...new Set(s.flatMap(p=>p.uploads))],facts:s[0]?.facts(),unread:r}}async function $s(t,e,n){const{targets:s,limit:r,parts:o=!1}=e,i=({size:g=0})=>(o||r>0)&&g>Le&&g<=ve?{from:Le,to:g-1}:void 0,a=await t({from:0,to:Le-1},i),{size:d}=a,c=await Cs(a,e,n),l=[c];if(d===void 0||c.isAtEnd)return{readers:l};const f=async g=>l.push(await Cs(g,e,n)),u=(g,E)=>t({from:g,to:E-1});o&&await f(await u(0,Math.min(d,vs)));const p=d<=ve?[d]:[Le,ve,Vf],m=g=>l.some(E=>E.isWhole(g));let b,h;for(const g of r===0?[]:p){if(s.length===0?l.at(-1)?.isAtEnd:s.every(m))break;try{const{part:E,time:R}=await Jf(await u(Math.max(0,d-g),d));s.some(A=>!m(A)&&qf(A,R))&&g<=ve&&g<d?b={...E,body:await Qf(E)}:(await f(E),b=void 0)}catch(E){b!==void 0&&await f(b),b=void 0;const R=w=>l.some(A=>A.excerptOf(w));if(l.length===1||!s.every(R))throw E;h=E}}return{readers:l,unread:h}}function qf(t,e){const{state:n}=t,s=n.kind==="waiting"?void 0:n.startedAt;return e!==void 0&&s!==void 0&&e>s+$.Z2&&!Fe(t)}async function Jf(t){const e=vt(),n=Ls(),s=[],r=t.body[Symbol.asyncIterator]();let o,i=0;for(let d=await r.next();d.done!==!0;d=await r.next()){s.push(d.value);for(const{bytes:c}of n.push(d.value))i>0&&(o??=e(c)?.time),i+=1;if(o!==void 0)break}const a=(async function*(){yield*s,yield*{[Symbol.asyncIterator]:()=>r}})();return{part:{...t,body:a},time:o}}async function Qf({body:t}){const e=[];for await(const n of t)e.push(n);return new Blob(e.map(n=>new Uint8Array(n))).stream()}async function Cs({body:t,from:e,size:n},s,r){const o=new Hf(s,e===0),i=Ls();let a=e,d=!1,c=e===0;const l=u=>{for(const p of u)c&&o.add(p),c=!0};for await(const u of t)if(r(()=>{l(i.push(u))}),a+=u.length,d=o.isOver()||s.limit===0&&a>vs,d)break;const f=n===void 0?!d:a>=n;return f&&l(i.end()),o.end(f),o}function Ds(t,{targets:e,limit:n}){if(n===0)return[];const s=t.at(-1);return e.length===0?[s?.fallback(void 0)??[]].flat():e.flatMap(r=>(t.find(a=>a.isWhole(r))??t.findLast(a=>a.excerptOf(r)))?.excerptOf(r)??s?.fallback(r)??[])}function ep(t,{steps:e}){return new Map(e.flatMap(n=>{const[s]=t.flatMap(r=>r.partsOf(n)??[]);return s===void 0?[]:[[n.number,s]]}))}})};export{ip as id,ap as ids,dp as modules};
