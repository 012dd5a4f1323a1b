const Vf=5378,qf=[5378],Yf={89794:((Hf,Cs,I)=>{I.d(Cs,{readLog:()=>Kf});var lt=I(17034);function ae({kind:t}){return t==="error"?"Error: ":""}var ct=I(83215),ut=I(57975);const Ds=12;function ft(t,e){return mt(t,e)?0:_s.test(e)?Ds:2}const _s=/^(?:Pre )?Run (?:\/?\.\/|\S[^\s/]*\/\S[^\s@]*@\S+$)/;function mt(t,e){return pt(t)===pt(e)}function pt(t){const e=t.startsWith("Pre ")?t.slice(4):t;return e.startsWith("Run docker://")?e.replace("docker://","").trim():e.startsWith("Run /./")?e.replace("/","").trim():e.trim()}const gt=/^actions\/cache(?:\/restore)?$/,ht=/^actions\/setup-(?:node|python|java|go|dotnet)$/,bt=/^Swatinem\/rust-cache$/i,St=/^astral-sh\/setup-uv$/i,V=new RegExp([gt,ht,bt,St].map(({source:t})=>t).join("|"),"i"),Ps=[["runnerVersion",/^Current runner version: '([\w.+-]+)'$/,"Current runner version: '2.336.0'"],["image",/^Image: (\S+)$/,"Image: ubuntu-24.04"],["imageVersion",/^Version: ([\w.]+)$/,"Version: 20260413.86.1"]],Ms=[["hit",V,/^Cache hit for: (.+)$/,"Cache hit for: Linux-cargo-3f1b"],["partial",V,/^Cache hit for restore-key: (.+)$/,"Cache hit for restore-key: Linux-cargo-2e0a"],["failed",V,/^##\[(?:error\]|warning\]Failed to restore: )/,"##[warning]Failed to restore: Timeout"],["size",V,/^Cache Size: ~\d+ MB \((\d+) B\)$/,"Cache Size: ~118 MB (123456789 B)"],["blocked",V,/^Cache restore skipped: the effective cache-mode '(.+)' does not permit reads\.$/,"Cache restore skipped: the effective cache-mode 'write-only' does not permit reads."],["miss",gt,/^Cache not found for input keys: ([^,]+)(?:, .*)?$/,"Cache not found for input keys: Linux-cargo-3f1b, Linux-cargo-"],["miss",ht,/^(?:\S+ cache|Cache) is not found(?: for \S+ \S+)?()$/i,"npm cache is not found"],["miss",bt,/^No cache found\.()$/,"No cache found."],["miss",St,/^No GitHub Actions cache found for key: (.+)$/,"No GitHub Actions cache found for key: setup-uv-1-x86_64-3f1b"]];function Us(t){return V.test(t)}const Ws=/^Complete job name: /,Et=/^Run ([\w.-]+\/[\w./-]+)@\S+$/,zs=20;function Bs(t){const e=new Map,n=new Map;let s=!t;function r(o){s||=Ws.test(o);for(const[d,a]of s?[]:Ps){const[,l]=a.exec(o)??[],c=d==="imageVersion"&&!e.has("image");l!==void 0&&!c&&!e.has(d)&&e.set(d,l)}}function i(o,d,a){const l=n.get(d)??{action:void 0,caches:[],isBlocked:!1};n.set(d,l);const c=o.isTagged?o.clue:void 0;if(c?.kind==="header"){const f=l.action===void 0&&c.form==="action";l.action=f?Gs(c.name,d):""}a||(l.action=""),l.action&&js(l,l.action,(0,ut.stripVTControlCharacters)(o.text))}return{add(o,d){if(o.time!==void 0){s||r(o.text);for(const a of d)i(o,a,d.length===1)}},facts:()=>({runnerVersion:e.get("runnerVersion"),image:e.get("image"),imageVersion:e.get("imageVersion"),caches:new Map([...n].flatMap(([{number:o},{action:d,caches:a}])=>d?[[o,a]]:[]))})}}function Gs(t,{name:e}){const[,n=""]=Et.exec(t)??[];return Et.test(e)&&!mt(t,e)||!Us(n)?"":n}function js(t,e,n){const{caches:s,isBlocked:r}=t,[i,,o]=Ms.find(([,l,c])=>l.test(e)&&c.test(n))??[];if(i===void 0||s.length>=zs)return;const d=o?.exec(n)?.[1]||void 0,a=s.at(-1);switch(i){case"hit":case"partial":case"miss":{const l=i==="miss"&&r?"blocked":i;s.push({result:l,key:d,bytes:void 0});return}case"failed":(a?.result==="hit"||a?.result==="partial")&&s.pop();return;case"size":a!==void 0&&(t.caches=s.with(-1,{...a,bytes:Number(d)}));return;case"blocked":t.isBlocked=!0}}const wt=2e3,Ks=200;class Zs{#t=[];#n=new Map;#e=0;add(e,n){const s=e.isTagged?e.clue:void 0;e.time!==void 0&&(s?.kind==="start-action"||s?.kind==="end-action")&&this.#s(s,e.time,n)}partsOf(e){if(this.#t.length===0||this.#e>wt)return;const n=new Set(this.#t.flatMap(o=>Rt(o)?o.candidates:[])),s=o=>Rt(o)?o.candidates:o.candidates.filter(d=>!n.has(d)),[r,...i]=this.#t.filter(o=>s(o).includes(e));if(r===void 0)return{parts:[],omitted:0};if(!(i.length>0||s(r).length>1))return{parts:r.parts.map(({part:o})=>o),omitted:r.omitted}}#s(e,n,s){if(s.length===0||this.#e>wt)return;const r=s.filter(({kind:o})=>o!=="group"),i=this.#r(e.id,r);e.kind==="end-action"?Vs(i,e,n):Xs(i,e,n)&&(this.#e+=1)}#r(e,n){const[s=""]=e.split("."),r=this.#n.get(s),i=r?.candidates.filter(d=>n.includes(d))??[];if(r!==void 0&&!(i.length===0&&n.some(Hs(r))))return i.length>0&&(r.candidates=i),r;const o={candidates:n,parts:[],omitted:0};return this.#t.push(o),this.#n.set(s,o),this.#e+=1,o}}function Rt({candidates:t}){return t.length===1}function Hs({candidates:t}){const e=n=>n.replace(/^(?:Pre|Post) /,"");return({name:n})=>t.some(s=>s.name!==n&&e(s.name)===e(n))}function Xs(t,{id:e,name:n=""},s){if(t.parts.some(o=>o.id===e))return!1;if(t.parts.length>=Ks)return t.omitted+=1,!1;const r=t.parts.findLast(o=>e.startsWith(`${o.id}.`)),i={name:n,depth:r===void 0?0:r.part.depth+1,startedAt:s,completedAt:void 0,duration:void 0,outcome:void 0,conclusion:void 0};return t.parts.push({id:e,part:i}),!0}function Vs(t,{id:e,outcome:n,conclusion:s},r){const i=t.parts.findLast(c=>c.id===e);if(i===void 0)return;const{startedAt:o}=i.part,d=r<o?void 0:r,l=d!==void 0&&s!=="skipped"?d-o:void 0;i.part={...i.part,completedAt:d,duration:l,outcome:n,conclusion:s}}const At=[/^\u001B\[36;1m/,"script"],Tt=[/^shell: /,"shell"],Oe=[/^env:$/,"list"],$e=[/^##\[endgroup\]$/,"outside"],qs={top:[At,Tt,Oe,[/^with:$/,"list"],$e],script:[At,Tt],shell:[Oe,$e],list:[[/^ {2}\S[^:]*: ?/,"list"],Oe,$e]};function Ys(t){const e=It("top",t);return e&&(e==="script"||e==="shell"?"script":"action")}function It(t,e){return qs[t].find(([n])=>n.test(e))?.[1]}const j=t=>({kind:"runner",steps:t}),kt=[[/^Current runner version: '/,j(/^Set up job$/)],[/^A job (?:started|completed) hook has been configured by /,j(/^(?:Set up|Complete) runner$/)],[/^##\[group\]Checking docker version$/,j(/^Initialize containers$/)],[/^##\[group\]Pull down action image '/,j(/^Pull /)],[/^##\[group\]Build container for action use: '/,j(/^Build /)],[/^(?:Print service container logs|Stop and remove container): /,j(/^Stop containers$/)],[/^(?:Evaluate and set (?:job outputs|environment url)|Uploading runner diagnostic logs|Cleaning up orphan processes)$/,j(/^Complete job$/)],[/^Prepare all required actions$/,{kind:"preparation"}],[/^Post job cleanup\.$/,{kind:"cleanup"}],[/^Complete job name: /,{kind:"set-up"}],[/^shell: (?:\S*\/)?(?:ba)?sh -e \{0\}$/,{kind:"shell",byDefault:!0}],[/^shell: /,{kind:"shell",byDefault:!1}],[/^(?:(?:Waiting for|Waiting for all|Cancelling) background step\(s\)|No background steps remaining)/,{kind:"wait"}],[/^##\[error\](?:The template is not valid\. |Can't find 'action\.yml'|Failed to resolve action )/,{kind:"error",unstarted:!0}],[/^##\[error\]/,{kind:"error",unstarted:!1}]],xt=/^##\[(start|end)-action ([^]*)\]$/,Js=new RegExp([xt,...kt.map(([t])=>t)].map(({source:t})=>t).join("|"));function Qs(t,e=""){if(t.startsWith("##[group]Run "))return{kind:"header",name:t.slice(9),form:Ys(e)};if(Js.test(t))return kt.find(([n])=>n.test(t))?.[1]??er(t)}function er(t){const[,e,n=""]=xt.exec(t)??[],s=nr(n),r=s.get("id")??"";if(r!=="")return e==="start"?{kind:"start-action",id:r,name:s.get("display")}:{kind:"end-action",id:r,outcome:Ft(s.get("outcome")),conclusion:Ft(s.get("conclusion"))}}const tr=20;function nr(t){return new Map(t.split(";",tr).map(e=>{const[n="",...s]=e.split("=");return[n,s.join("=").replace(/%(?:25|3B|5D|0D|0A)/g,decodeURIComponent)]}))}function Ft(t){return t!==void 0&&/^\w+$/.test(t)?t:void 0}var k=I(92144),D=I(865);const sr=1e3,rr=/^(?:\xEF\xBB\xBF)?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,9})Z(?: |$)/,ir=34;function or(){let t,e=NaN;return n=>{const s=rr.exec(n.toString("latin1",0,ir));if(s!==null&&(s[1]!==t&&(t=s[1],e=Date.parse(`${t}Z`)),!Number.isNaN(e)))return{time:e+Number(s[2])*D.Z2,textAt:s[0].length}}}function dr(t,e=0){const n=fr(t.toString("utf8",e)),{kind:s,text:r}=hr(n),i=sr-ae({kind:s}).length;if(r.length<=i)return{kind:s,text:r,cut:!1};const o=r.slice(0,i),d=r.slice(i);return{kind:s,text:o.toWellFormed(),cut:!0,rest:d}}const ar=/[^\P{Cc}\t]/gu,lr=/[\p{Zl}\p{Zp}]/gu,cr=/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g,ur=/^[\t\x20-\x7E]*$/;function fr(t){if(ur.test(t))return t.trimEnd();const e=t.replace(/(?<!\r)\r+$/,"").split("\r"),n=e.filter((s,r)=>r===e.length-1||k.TR.test(s));return(0,ut.stripVTControlCharacters)([...new Set(n)].join(" ")).replace(ar,"").replace(lr," ").replace(cr,"").trimEnd()}const mr=/^\s*##\[([\w-]+)\](.*)$/s,pr=/^##\[(?:start|end)-action [^\]]*\]$/,gr=/^\s*::add-mask::/;function hr(t){if(gr.test(t)||pr.test(t))return{kind:"hidden",text:""};const[,e="",n=""]=mr.exec(t)??[];switch(e){case"group":return{kind:n.startsWith("Run ")?"header":"text",text:n};case"endgroup":return{kind:"end-of-group",text:""};case"error":return{kind:"error",text:n};case"warning":return{kind:"text",text:`Warning: ${n}`};case"notice":return{kind:"text",text:`Notice: ${n}`};case"command":case"section":return{kind:"text",text:n};case"debug":case"add-mask":return{kind:"hidden",text:""};default:return{kind:"text",text:t}}}const br=8192,Sr=35;class Er{raw;time;lastTime;header;next;#t;#n;#e;#s;constructor(e,n,s){this.raw=e,this.time=n?.time,this.lastTime=s,this.#t=n?.textAt??0}get text(){return this.#n??=this.raw.bytes.toString("utf8",this.#t,this.#t+br).replace(/\r$/,""),this.#n}get clue(){if(this.time!==void 0)return this.#e??=Qs(this.text,this.next)??"none",this.#e==="none"?void 0:this.#e}get isTagged(){return this.raw.bytes[this.#t]===Sr}read(){return this.#s??=this.#r(),this.#s}#r(){const{kind:e,text:n,cut:s,rest:r}=dr(this.raw.bytes,this.#t);return{kind:e==="header"&&this.header!=="title"?"text":e,text:n,cut:s||this.raw.cut,rest:this.raw.cut?void 0:r,timed:this.time!==void 0}}keep(){this.raw={...this.raw,bytes:Buffer.from(this.raw.bytes)}}}const wr=2e4,Rr=4;function Ar(t){const e=or();let n=wr,s,r,i="outside";function o({text:a,time:l}){if(i==="outside")return!1;if(l===void 0&&i!=="top"||a.startsWith("##[debug]"))return!0;const c=It(i,a);return i=c??"outside",c!==void 0}function d(a=""){r!==void 0&&(r.next=a,t(r),r=void 0)}return{add:a=>{const l=e(a.bytes);if(n=Math.max(-1,n+(l===void 0?-1:Rr)),n<0)return;s=l?.time??s;const c=new Er(n===0?{...a,cut:!0}:a,l,s);o(c)&&(c.header=c.text==="##[endgroup]"?"end":"list",r!==void 0&&(r.header="title")),r!==void 0&&d(c.text),l!==void 0&&c.isTagged&&c.text.startsWith("##[group]Run ")?(i="top",r=c,c.keep()):t(c)},end:d}}const Tr={from:void 0,before:void 0,opened:!0,single:!1,within:!1,errored:!0,ended:!1},Ne=10,_=1.5*Ne,ve=3*Ne,Ir=D.Z2/2;function ee(t,e){return!Le(t,e)&&e<t.to}function Le({from:t},e){return e<t-Ir}function le({alongside:t},e){return t.length===0||e===void 0?t:t.filter(n=>ee(n,e))}function kr(t,{clue:e,time:n,nested:s}){const r=n!==void 0&&n<t.from?3:0,i=s&&le(t,n).length===0?_:0;return r+i+xr(t,e)}function xr(t,e){if(t.kind==="unlisted")return e?.kind==="header"||e?.kind==="runner"||e?.kind==="cleanup"?5:_;switch(e?.kind){case"runner":return e.steps.test(t.name)?0:_;case"cleanup":return t.kind==="cleanup"?0:_;case"header":return t.kind!=="main"||e.form===void 0?_:ft(e.name,t.name);case"preparation":case"wait":return t.kind==="main"?1:_;case"error":case void 0:return t.failed?4:_;case"start-action":case"end-action":case"shell":case"set-up":return _}}function yt(t,e){return e===void 0||ee(t,e)?0:2*Ne}function Fr(t,e,n){const{time:s}=n,r=le(e,s).length===0,i=r?yt(e,s):0,o=r&&t.ended?6:0,d=e.from===-1/0&&s!==void 0&&s>=e.to-D.Z2?.2:0;return i+o+d+yr(t,e,n)}function yr(t,e,{clue:n,silent:s,nested:r,marked:i}){switch(n?.kind){case"header":return n.form===void 0||r?0:t.opened?t.single?6:i?5:t.within||s?.3:2.5:ft(n.name,e.name);case"runner":return e.kind==="unlisted"||n.steps.test(e.name)?0:8;case"cleanup":return e.kind==="unlisted"?0:e.kind==="cleanup"?3:8;case"preparation":case"wait":return e.kind==="runner"?0:3;case"shell":return t.within?n.byDefault?6:0:n.byDefault?0:2;case"error":return n.unstarted?5:0;case"set-up":case"start-action":case"end-action":case void 0:return 0}}function Or({opened:t,errored:e},{failed:n}){return(n&&!e?6:0)+(t?0:6)}function $r({kind:t}){return t==="unlisted"?0:8}function Ce(t,e){switch(e?.kind){case"header":return t.opened?{...t,within:!0}:{...t,opened:!0,single:e.form==="script"};case"error":return{...t,errored:!0,opened:t.opened||e.unstarted};case"set-up":return{...t,ended:!0};case"wait":return{...t,opened:!0,single:!0};case"cleanup":return{...t,opened:!0};case"runner":case"shell":case"preparation":case"start-action":case"end-action":case void 0:return t}}var Nr=I(36659);const vr=20,Lr=/^(?:Set up job|Complete job|Set up runner|Complete runner|Initialize containers|Stop containers)$/;function Cr(t){const e=new Set(t.map(({name:d})=>`Post ${d.replace(/^Pre /,"")}`)),n=t.flatMap(d=>Dr(d,e)??[]).toSorted((d,a)=>d.from-a.from),s=n[0],r=n.at(-1);let i=[];const o=n.map((d,a)=>{const l=n[a-1];return i=[...i,...l===void 0?[]:[l]].filter(({to:c})=>c-D.Z2>d.from).slice(-vr),{...d,alongside:i}});return[...s?.name==="Set up job"?[]:[Ot(-1/0,(s?.from??1/0)+D.Z2)],...o,...r===void 0||r.name==="Complete job"?[]:[Ot(r.to-D.Z2,1/0)]]}function Dr(t,e){const{name:n,state:s}=t;if(s.kind==="waiting"||s.startedAt===void 0)return;const r=s.kind==="finished"?s.conclusion:void 0;if(r==="skipped")return;const i=s.kind==="finished"?s.completedAt??1/0:1/0;return{step:t,name:n,from:s.startedAt,to:Math.max(i,s.startedAt)+D.Z2,kind:Lr.test(n)?"runner":e.has(n)?"cleanup":"main",failed:r!==void 0&&(0,Nr.N6)(r),alongside:[]}}function Ot(t,e){return{step:void 0,name:"",from:t,to:e,kind:"unlisted",failed:!1,alongside:[]}}const _r=4194304,Pr=10,Mr=400,Ur=100,Wr=1e5,zr=2;class Br{#t;#n;#e;#s=Ar(e=>{this.#m(e)});#r=new Set;#i=[];#d=0;#o=[];#a=0;#l=0;#c=new Set;#f=!1;#u=!1;constructor(e){this.#t=e,this.#n=Cr(e.steps),this.#e=new Map(this.#n.flatMap((n,s)=>[n,...n.alongside].map(({step:r})=>[r,s])))}add(e){this.#s.add(e)}end(){this.#s.end(),this.#E(void 0,!0)}isOver(e){const n=this.#e.get(e)??1/0;return this.#i.length>0&&this.#i.every(({part:s})=>s>n)}hasBegun(e){return this.#r.has(e)}#m(e){const[n]=this.#i,s=e.time===void 0&&n!==void 0;this.#o.length===0&&n!==void 0&&(s||this.#S(n,e.lastTime))?(e.isTagged&&(this.#p(e),this.#i=[Ce(n,e.clue)]),this.#w(e,n)):(this.#p(e),s||this.#g(e),e.keep(),this.#o.push(e),this.#a+=e.raw.bytes.length+Mr,this.#E(e.lastTime,this.#a>_r)),this.#u=e.header==="end"}#p({clue:e,time:n}){if(e?.kind!=="start-action"&&e?.kind!=="end-action")return;const s=r=>r!==void 0&&n!==void 0&&(ee(r,n)||le(r,n).length>0);this.#i.some(({part:r})=>s(this.#n[r]))&&(this.#f=!0,e.kind==="end-action"?this.#c.delete(e.id):this.#c.size<Pr&&this.#c.add(e.id))}#g({clue:e,time:n,lastTime:s}){const r=this.#l+this.#o.length,i=e?.kind==="header"&&this.#u,o=this.#c.size>0,d={clue:e,time:s,silent:i,nested:o,marked:this.#f},a=this.#i.length===0,l=Gr(a?this.#h(d):this.#R(d,n===void 0?n:r));this.#d+=l.length;const f=this.#d>Wr+zr*r?1:Ur;this.#i=l.length>f?l.toSorted((u,m)=>u.cost-m.cost).slice(0,f):l}#h(e){const n=this.#n;if(!this.#t.fromStart)return n.map((d,a)=>({...Tr,part:a,cost:yt(d,e.time)}));const[s]=n;if(s===void 0)return[];const r=e.time!==void 0&&(e.clue?.kind??"header")==="header",i=s.kind==="runner"&&r?ve:0,o=$t(s,e,{part:0,cost:i,from:0,before:void 0});return[o,...this.#b(e,o.cost,{part:1,cost:0,from:0,before:void 0})]}#R(e,n){const s=this.#i.flatMap(o=>{const d=this.#n[o.part];if(d===void 0)return[];const a=o.cost+Fr(o,d,e);return[{path:o,part:d,stayed:Ce({...o,cost:a,ended:!1},e.clue)}]}),r=s.map(({stayed:o})=>o);if(n===void 0)return r;const i=Math.min(...r.map(({cost:o})=>o));return s.flatMap(({path:o,part:d,stayed:a})=>{const l=o.cost+Or(o,d);return[a,...this.#b(e,i,{part:o.part+1,cost:l,from:n,before:o})]})}#b(e,n,s){const{time:r}=e,i=[];let{cost:o}=s;for(let d=s.part;o<=n+ve;d++){const a=this.#n[d];if(a===void 0||r!==void 0&&Le(a,r))break;if(r===void 0||ee(a,r)){const l=o+kr(a,e);i.push($t(a,e,{...s,part:d,cost:l}))}o+=$r(a)}return i}#S({part:e},n){const s=this.#n[e+1];return s===void 0||n!==void 0&&Le(s,n)}#E(e,n){const[s,...r]=this.#i;if(s===void 0)return;const i=r.every(({part:l})=>l===s.part)&&this.#S(s,e);if(r.length>0&&!i&&!n)return;const o=this.#i.reduce((l,c)=>c.cost<l.cost?c:l);this.#i=[{...o,cost:0,before:void 0}];const d=[];for(let l=o;l!==void 0;l=l.before)d.push(l);const a=this.#o;this.#o=[],this.#a=0;for(const l of a){const c=d.find(({from:f=0})=>f<=this.#l);c!==void 0&&this.#w(l,c)}}#w(e,{part:n,from:s}){const r=this.#n[n];s!==void 0&&r?.step!==void 0&&this.#r.add(r.step),this.#t.emit(e,r===void 0?[]:jr(r,e.lastTime)),this.#l+=1}}function $t(t,{clue:e},n){const r={opened:t.kind==="runner"||t.kind==="unlisted",single:!1,within:!1,errored:!1,ended:!1};return Ce({...n,...r},e)}function Gr(t){if(t.length===1)return t;const e=new Map;for(const r of t){const{part:i,opened:o,single:d,within:a,errored:l,cost:c}=r,f=16*i+8*Number(o)+4*Number(d)+2*Number(a)+Number(l);c<(e.get(f)?.cost??1/0)&&e.set(f,r)}const n=[...e.values()],s=n.reduce((r,i)=>Math.min(r,i.cost),1/0);return n.filter(({cost:r})=>r<=s+ve)}function jr(t,e){return[...e===void 0||ee(t,e)?[t]:[],...le(t,e)].flatMap(({step:s})=>s??[])}const De=/(?:[\w-]{1,60}\.){0,4}(?:github\.com|githubusercontent\.com|ghcr\.io|npmjs\.(?:org|com)|yarnpkg\.com|pypi\.org|pythonhosted\.org|docker\.(?:io|com)|crates\.io|rubygems\.org|maven\.org|maven\.apache\.org|gradle\.org|nuget\.org|packagist\.org|golang\.org|ubuntu\.com|debian\.org|quay\.io|mcr\.microsoft\.com|nodejs\.org|conda\.io|anaconda\.org|dl\.google\.com|terraform\.io|opentofu\.org|gitlab\.com|bitbucket\.org|jsr\.io|deno\.land|esm\.sh|hex\.pm|pub\.dev|rust-lang\.org|rustup\.rs|alpinelinux\.org|fedoraproject\.org|archlinux\.org|packages\.microsoft\.com|hashicorp\.com|helm\.sh|bitnami\.com|conan\.io|cocoapods\.org|nixos\.org|spring\.io|sonatype\.com|snapcraft\.io|sigstore\.dev|public\.ecr\.aws|(?:dl|registry)\.k8s\.io|galaxy\.ansible\.com|huggingface\.co|brew\.sh|nodesource\.com|playwright\.azureedge\.net|playwright\.dev|download\.cypress\.io|cdn\.cypress\.io|storage\.googleapis\.com\/chrome-for-testing[\w-]*)/.source+/(?![\w.-])/.source,U=/(?!(?:[\w.-]{1,200}\.)?example\.(?:com|net|org)\b)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\b)[a-z][a-z\d-]{1,20}(?![\w.-]*\w)/.source,Kr=/\bhttps?:\/\/(?:[^@\s/]{0,100}@)?([\w.-]+)|\b(?:resolve host|resolving|reach host|lookup|Resolving|getaddrinfo [A-Z_]+|UnknownHostException|connect(?:ion)? to)(?: address|:)? ?['‘"]?([a-z\d][\w-]*(?:\.[\w-]+)+)\b|\bhost=?:? ?['"]([\w.-]+)|\blookup ([\w-]+) on\b|\bresolve host: ([\w-]+)|\bgetaddrinfo [A-Z_]+ ([\w-]+)/g,Zr=new RegExp(`^${De}`),Hr=new RegExp(`(?<![\\w.-])${De}`,"g"),Nt=/\b(?:connection (?:was |has been )?(?:resets?|failed|refused|timed out|closed|aborted|broken)|timed? ?out|timeout|deadline exceeded|execution expired|operation too slow|no such host|nxdomain|UnknownHostException|could not (?:resolve host|reach host|connect)|name (?:resolution|or service not known)|E(?:CONNRESET|CONNREFUSED|\w*TIMEDOUT|AI_AGAIN|NOTFOUND)|socket (?:hang up|error|exception|disconnected)|failed to connect|SSL_(?:connect|ERROR)|TLS (?:handshake|connection)|remote end hung up|(?:early|unexpected) EOF|too ?many ?requests|bad gateway|service unavailable|gateway time-?out|network is unreachable|spurious network error|max retries exceeded|unable to load the service index|(?:429|5(?:0[0-4]|2\d))\b.{0,5}(?:too many|internal server|bad gateway|service|gateway|server )|(?:status(?: code)?|code|HTTP|returned|error)[:= ]{1,2}\(?(?:429|5(?:0[0-4]|2\d)))\b/i,Xr=/\((?:408|429|5\d\d)\)|\b(?:status|code|HTTP|response|error|got)\b[\w ]{0,16}[:= (]{1,3}(?:408|429|5\d\d)\b|\bServer Error\b|\b(?:Connection(?:Refused|Closed|Reset)|FailedToOpenSocket|DNSResolveFailed)\b|\bclient error \(SendRequest\)|:bad_status_code, (?:429|5\d\d)\b|\brate limit|\bserver is busy\b|\bError from intermediary\b|\btimeout was reached\b|\bcurl error (?:6|7|28|35|52|55|56|92)\b|\b(?:unable to connect|error connecting) to \S|\ball attempts to connect to \S|\bMirror sync in progress\b|\bempty reply from server\b|\bHTTP 000\b|\btemporary error\b|\bfailed after \d+ (?:retry|retries|attempts)\b|\b(?:returned|respond(?:ed|s) with)(?: a)? (?:429|5\d\d)\b|\bunable to (?:establish SSL connection|resolve host)\b|\bImport '[^']{1,300}' failed\.(?: |$)|\btransfer failed for https:|\btry again later\b|\bNo server is currently available\b|\bWe couldn't respond to your request in time\b|\btoo many 50\d error responses\b| - (?:429|5\d\d)\b|\bgetaddrinfo\b|\bEPIPE\b|\bother side closed\b|\bfetch failed\b|\bRPC failed\b|\bunexpected disconnect\b|\bprogress stalled\b|\bstream error: stream ID\b|\b(?:name resolution|server misbehaving)\b|\binvalid index-pack output|\bbytes of body are still expected|\bexpected flush after ref listing|\bUnexpected token '?<|<!DOCTYPE html|\binvalid (?:json )?response body\b|\bFailed to [A-Z]\w{1,40}: Unexpected (?:token|end of JSON)|\b(?:Get|Head|Post|Put) "https:\/\/[^"]{1,300}": EOF\b|\bsocket error\b|\bserver closed connection\b/i,Vr=/^(?!.*\bError from intermediary\b).*(?:(?:\(|\b(?:status|code|HTTP|error|success)\b[\w ]{0,16}[:= (]{1,3})(?:40[0-79]|41\d|42[0-8])\b|\b40[0-79] (?:Bad Request|Unauthorized|Forbidden|Not Found|Conflict)\b|\bInput required\b|\bThe action '.{1,500}' has timed out)/i,qr=/\bprocess "(?:[^"\\]|\\.){0,2000}"|\bRUN .*|[^\s"']{0,200}(?:[-@/=]timeout|timeout[-@/=])[^\s"']{0,200}/gi;function C(t){const e=[...t.matchAll(Kr)].flatMap(s=>s.slice(1).find(Boolean)??[]),n=t.match(Hr)??[];return[...new Set([...e,...n].map(s=>s.replace(/\.$/,"")))]}function te(t){return Zr.test(t)}function P(t){const e=t.replace(qr," ");return(Nt.test(e)||Xr.test(e))&&!Vr.test(t)}var R=I(80205),w=I(91042);const Yr=/\b(?:stop(?:ped|ping)?|end(?:ed|ing)|cancel(?:l?ed|l?ing)|interrupted|terminat(?:ed|ing)|abort(?:ed|ing)|bail(?:ed|ing)(?: out)?|quitting)(?: \w+){0,2}(?: early\b|(?::| after| due to| because| on| at) (?:the |an? )?(?:first|\d+|test|max(?:imum)?) (?:test )?(?:fail|error))|\btoo many (?:errors|failures)\b|\bonly (?:show\w+ )?(?:the )?first \d+ (?:errors|failures|problems)\b|\btests? (?:was|were) not run due to\b|(?:^|[\s('"`])(?:--?(?:fail-?fast|bail|exit-?on-?failure|exitfirst|stop-on-(?:failure|error|first-error|defect)|gtest_fail_fast|(?:abort(?:x|-after)?|stop)(?![-\w])|fmax-errors|ferror-limit|max-?fail(?:ures|s)?)|pytest\b.{0,200} -x|unittest\b.{0,200} -f|nose2\b.{0,200} -F)\b(?![= ](?:0|false)\b)|\bterminated due to -f|^panic: |\bTest Suites: .{0,120}\b\d+ of \d+ total\b/i;function Jr(t){return/fail|error|early|bail|exit|panic|-[fx]\b|stop|abort|total/i.test(t)&&Yr.test((0,w.O6)(t))}const vt=/^(?:={3,} .{1,300} ={3,}|!{3,} .{1,300} !{3,})$/,ce=String.raw`[^\s:]{1,300}\.py::[^\s[]{1,300}(?:\[.{0,300}\])?`,Lt=[{tool:"go",order:"sequence",start:/^=== RUN {3}(?<name>[^\s/]{1,300})$/,turns:{pause:/^=== PAUSE (?<name>[^\s/]{1,300})$/,resume:/^=== (?:CONT|NAME) {2}(?<name>[^\s/]{1,300})$/},end:/--- (?:PASS|FAIL|SKIP): (?<name>[^\s/]{1,300}) \(/,over:/^(?:(?:ok {2}|FAIL|\? {3})\t|(?:PASS|FAIL)$|panic: |exit status \d)/,half:/(?:^|[^-])-{1,3}(?: [A-Z]{0,4}:?[^(]{0,300})?$/,examples:["=== RUN   TestPays","--- PASS: TestPays (0.00s)"]},{tool:"XCTest",order:"sequence",opens:/^Test Suite '.{1,300}' started\b/,start:/^Test Case '(?:-\[)?(?<name>[^\]']{1,300})\]?' started\b/,end:/Test Case '(?:-\[)?(?<name>[^\]']{1,300})\]?' (?:passed|failed|skipped) \(/,over:/^(?:\s*Executed \d+ tests?,|Restarting after unexpected exit\b|Fatal error: )/,half:/T(?:es?|est(?: C.{0,400})?)?$/,examples:["Test Case '-[ShopTests.CartTests testPays]' started.","Test Case '-[ShopTests.CartTests testPays]' passed (0.001 seconds)."]},{tool:"googletest",order:"sequence",opens:/^\[={10}\] Running \d+ tests? from /,start:/^\[ RUN {6}\] (?<name>\S{1,300})$/,end:/\[(?: {7}OK| {2}FAILED | {2}SKIPPED) \] (?<name>\S{1,300}?)(?:, where .{0,300})?(?: \(\d+ ms\))?$/,over:/^\[={10}\] \d+ tests? from .{1,60} ran\b/,half:/\[[^\]]{0,12}(?:\].{0,300})?$/,examples:["[ RUN      ] Cart.Pays","[       OK ] Cart.Pays (0 ms)"]},{tool:"pytest",order:"sequence",opens:/^={3,} test session starts ={3,}$/,start:new RegExp(`^(?<name>${ce})$`),end:new RegExp(String.raw`(?:^(?<name>${ce}) .{0,300})?(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|RERUN)(?: \(.{0,300}\))?\s*(?:\[ *\d{1,3}%\])?$`),over:new RegExp(String.raw`${vt.source}|^(?:created: \d+\/\d+ workers?|\d+ workers? \[\d+ items?\]|gw\d+ [[IC])`),half:/(?:^|\s)[A-Z]{1,7}(?:\s.{0,300})?$/,isOpen:!0,examples:["test_cart.py::test_pays[cash] ","PASSED                                [ 37%]"]},{tool:"pytest-xdist",order:"parallel",opens:/^(?:created: \d+\/\d+ workers?|\d+ workers? \[\d+ items?\]|gw\d+ \[\d+\])/,start:new RegExp(`^(?<name>${ce})$`),end:new RegExp(String.raw`^\[gw\d+\] (?:\[ *\d{1,3}%\] )?[A-Z]{4,7} (?<name>${ce})$`),over:vt,half:/^\[/,isOpen:!0,examples:["test_cart.py::test_pays[cash] ","[gw0] [ 37%] PASSED test_cart.py::test_pays[cash]"]},{tool:"TAP",order:"nested",opens:/^TAP version \d+$/,start:/^(?<indent> {0,80})# Subtest: (?<name>\S.{0,300})$/,end:/^(?<indent> {0,80})(?:not )?ok \d+ (?:- )?(?<name>.{1,300}?)(?: # (?:SKIP|TODO|time=).{0,300})?(?: \{)?$/,over:/^(?:Bail out!|# tests \d+$)/,half:/^ *(?:ok?|no?t?|(?:not )?ok \d.{0,300})$/,examples:["    # Subtest: pays","    ok 1 - pays"]},{tool:"CTest",order:"parallel",opens:/^Test project \S/,start:/^ {4}Start (?<id> {0,6}\d{1,7}): (?<name>\S.{0,300})$/,end:/^\s{0,12}(?:\d{1,7}\/\d{1,7} )?Test(?<blanks> {1,7})#(?<id>\d{1,7}): /,over:/^\d{1,3}% tests passed, \d+ tests? failed\b/,half:/^\s{0,12}(?:\d{1,7}\/?\d{0,7}(?: T.{0,300})?|T.{0,300})$/,examples:["    Start  3: cart.pays"," 3/12 Test  #3: cart.pays ........   Passed    0.01 sec"]},{tool:"cargo",order:"parallel",opens:/^running \d+ tests?$/,start:/^test (?<name>\S.{0,300}) has been running for over 60 seconds$/,end:/^test (?<name>\S.{0,300}) \.\.\. (?:ok|FAILED|ignored)\b/,over:/^(?:test result: | {3,5}(?:Running|Doc-tests) |error: test failed)/,half:/^t(?:e|es|est|est .{0,400})?$/,hasRun:6e4,examples:["test tests::pays has been running for over 60 seconds","test tests::pays ... ok"]},{tool:"Jest",order:"parallel",start:/^\s{0,4}RUNS {1,4}(?!\.{3}$)(?<name>\S.{0,300})$/,end:/(?:^|\W)(?:PASS|FAIL) {1,4}(?<name>\S.{0,300}?)(?: \([\d.]+ m?s.{0,60}\))?$/,over:/Ran all test suites\b/,half:/(?:^|\W)(?:PA?S?S?|FA?I?L?)(?: .{0,300})?$/,repeats:!0,examples:[" RUNS  src/cart.test.ts"," PASS  src/cart.test.ts (5.1 s)"]}],Qr=50,ei=700,ti=/===|---|!!!|\]|# |\.py::|\bok\b|PASS|FAIL|SKIP|ERROR|RUN|TAP|Test |Start |^test |tests|[Rr]unning|worker|Executed|Fatal|panic:|exit status|fault|Aborted|Killed|Terminated|Restarting|Bail|Attempt/,ni=/^(?:Warning: )?Attempt \d{1,3} failed\b|: line \d{1,6}: +\d{1,9} (?:Aborted|Killed|Segmentation fault|Terminated)\b/;function si(){let t=Lt.map(Ct),e,n,s;return{read(r){if(s=r.time??s,r.isError||(r.text!==""&&(n=r),!ti.test(r.text)))return;const i=r.text.slice(0,ei);if(ni.test(i)){t=Lt.map(Ct),e=void 0;return}for(const o of t)o.read({...r,text:i})&&(e=o)},notEnded(){const r=n?.time!==void 0&&s!==void 0&&s-n.time<D.Z2;return e?.notEnded(s,r?n?.text:void 0)??[]}}}function Ct(t){const e=ai(t),n=t.opens!==void 0;let s=!n;const r=(d,a)=>d?.exec(a)?.groups;function i(d){const a=r(t.end,d),l=t.over.test(d);return l?(e.close(),s=!n):a!==void 0&&e.finish(a),(l||a!==void 0)&&(n||e.hasStarted())}function o(d){const a=r(t.start,d.text),l=a!==void 0&&(t.isOpen!==!0||d.isOpen);l&&e.start(a,d);const c=r(t.turns?.pause,d.text),f=r(t.turns?.resume,d.text),u=c??f;return u!==void 0&&e.pause(u.name,d,c!==void 0),l||u!==void 0}return{read(d){return t.opens?.test(d.text)===!0?(e.begin(),s=!0,!0):s&&(i(d.text)||o(d))},notEnded(d,a){return a!==void 0&&t.half.test(a)&&!t.start.test(a)?[]:ri(t,e.running(),d)}}}function ri({order:t,isOpen:e,hasRun:n=0},s,r){const[i]=t==="nested"?s.slice(-1):[],o=s.map(({name:a})=>ii(a)).join(" \u203A ");return(i===void 0?s:[{...i,name:o}]).flatMap(({name:a,line:{text:l,time:c}})=>{if(e===!0)return[{name:a,printed:l,duration:void 0}];const f=c===void 0||r===void 0?0:r-c;return f<D.Z2?[]:[{name:a,printed:l,duration:f+n}]}).toSorted((a,l)=>(l.duration??0)-(a.duration??0)).slice(0,Qr)}function ii(t){return t.replace(/\\([\\#])/g,"$1")}const oi=1e3,di=1e4;function ai({order:t,repeats:e}){let n=[],s=!1,r=!1,i=!1;const o=new Set;let d;function a(l,c){const f=n.some(u=>u.id===l);return t==="parallel"||f?f:n.some(({isPaused:u,indent:m})=>!u&&(t==="sequence"||m>=c))}return{begin(){r=t==="parallel"&&(r||n.length>0),n=[]},start({name:l="",id:c=l,indent:{length:f}=""},u){s=!0,!(e===!0&&(o.has(c)||n.some(m=>m.id===c)))&&(r||=a(c,f)||n.length>=oi,i=n.length>0,r||(n=[...n,{name:l,id:c,indent:f,line:u,isPaused:!1}]))},finish({name:l,id:c=l,indent:{length:f}="",blanks:u}){if(u!==void 0&&c!==void 0&&(d=u.length-1+c.length),e===!0&&c!==void 0&&o.size<di&&o.add(c),t==="nested"){i||=f>0;const p=n.findLastIndex(({name:h,indent:g})=>h===l&&(g===f||g===f+4));n=p===-1?n:n.slice(0,p);return}const m=c===void 0?[]:n.filter(p=>p.id.trim()!==c.trim());r||=t==="sequence"&&n.length>0&&m.length===n.length,n=m},pause(l,c,f){n=n.map(u=>u.name===l&&u.isPaused!==f?{...u,line:c,isPaused:f}:u)},close(){n=[],o.clear()},hasStarted:()=>s,running(){return r||t==="nested"&&!i?[]:n.filter(({id:l,isPaused:c})=>!c&&(d===void 0||l.length===d))}}}var x=I(64879),K=I(66375),Dt=I(95552),$=I(21426);const li={tool:"GitHub Actions",role:"error",pattern:/^##\[error\]/,before:6,after:0,example:"##[error]It broke"},ue={tool:"any",role:"listed",pattern:/^(?:\s{0,12}(?:[-*•✗✖✘×] |\d{1,4}[.)] )|\s{1,12})(?!(?:none|nil|n\/a|no tests?)\b)(?<title>[^\s(].{0,298}[^:\s])$/i,headings:"outer and beside",example:"  - adds two numbers"},Z={tool:"any linter",role:"finding",pattern:/^(?<file>[^\s:()]{1,300}\.\w{1,8}):(?<line>\d+):? {1,2}(?!in |(?:\[?[Ww]arn|note|info|debug))(?:(?<title>[A-Z]{1,6}\d{2,5}|(?:[A-Z][a-z]+){2,8}):? )?(?<detail>\S.*?)(?: {1,2}\[(?<rule>[\w/-]{2,60})\](?: \[\d\])?| https?:\/\/\S+)?$/,isCommon:!0,example:"app/models/loan.rb:14: Method `rate` does not exist on `NilClass` https://srb.help/7003"},ci=[["any","restarted",/^(?:Warning: Attempt \d{1,3} failed\. Reason: |Detox CLI is going to restart the test runner\b)/,"Warning: Attempt 1 failed. Reason: Child_process exited with error code 1"],["pint, any linter","finding",/^\s{0,8}[⨯✗✘✖×] (?<file>[^\s:]{1,300}\.\w{1,8}) {2,}(?<detail>[a-z][\w/-]{2,60}(?:, [a-z][\w/-]{2,60}){0,30}(?<! ago))$/,"  \u2A2F app/Models/Order.php               concat_space, no_unused_imports",{isCommon:!0}],["any","run",/^\s{0,12}(?:✗|✘|✖|×|✕|❌|⨯|🗙|✘) {1,2}(?<title>(?!\S{1,300}:\d+:\d+: |.{1,60} exited with |.{1,100} did not run successfully|\d+(?:\/\d+)? (?:of|problems?|errors?|tests?|targets?)\b|\[\d+\/\d+\] |Found \d|Build |Some |All |nx run |.{0,80} (?:failed after|failed to run|error=))\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/,"\u2716 adds two numbers (1.2ms)",{headings:"outer and beside"}],["any","run",/^\s{0,8}(?:x|!) (?<title>(?!Build |Some |All )[A-Za-z][^:]{2,200})(?<! available\))$/,"  x adds two numbers",{headings:"outer and beside"}],["any","run",/^\s{0,8}\[?(?:FAIL|FAILED|FAILURE)\]?(?::| -)? {1,4}(?!\(|\[|in |\d+(?: |$)|\S*\/|\S+\t|\W*$|for |.{0,20}SUMMARY$|(?:Required|[Bb]uild|[Cc]ompil|[Cc]ommand|Task|task|[Jj]ob|[Tt]ests?\b|[Rr]un\b))(?<title>\S.*?)(?: \(?\[?[\d.]+ ?m?s\]?\)?)?$/,"FAIL: adds two numbers",{headings:"outer and beside"}],["any","run",/^\s{0,9}(?:\d{1,5}\/\d{1,5} )?(?<title>(?!Build|Compil|Command|Task|Job|Tests?\b|Test suite|Suite|Finished|Results?\b|Status|Conclusion|Outcome)[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) ?(?:\.{2,}|:|\||-| {2})[ ]{0,60}\[?(?:FAILED|FAILURE|FAIL|ERROR|NOT OK)\]?(?: \(.{1,40}\)| in(?: [\d.]+ ?m?s)?| {2,}[\d.]+ ?m?s\b.{0,60}| [.EFS!]{1,60})?$/,"adds two numbers ... FAIL",{headings:"outer and beside"}],["any","run",(0,$.T)(/^\s{0,9}(?<title>[A-Za-z]\S{0,200}(?: \S{1,100}){0,30}) \[(?:[✗]|FAIL|FAILED)\](?: \(.{1,40}\))?$/),"    adds two numbers [\u2718]",{headings:"outer and beside"}],["any","listing",/^\W{0,8}(?:(?:[Tt]he )?(?:[Ff]ollowing|[Ll]ist of) )?(?:[Ff]ail(?:ed|ing)|FAILED|FAILING) (?:unit |[Tt]est )?(?:[Tt]ests?|TESTS|[Ss]pecs?|[Cc]ases?|[Ss]cenarios|[Ee]xamples|[Cc]hecks)(?: \(\d+\))?:$/,"Failed tests:"],["any","apart",/^(?:Failures|Errors|FAILURES|There (?:was|were) \d+ (?:errors?|failures?)):$/,"Failures:"],Z,["svelte-check, any","finding",/^(?<level>Error|Warn): (?<detail>\S.*)$/,"Error: Type '{ a: string; }' is not assignable to type 'A'. (ts)",{needs:"heading"}],["mocha, cypress, rspec, exunit, hspec","error",/^ {2}\d{1,5}\) (?!(?:Failure|Error):$)\S/,"  1) adds two numbers",{before:0,after:12}],["python, java, node","error",/^(?:Uncaught )?(?:[a-z_][\w$]{0,60}\.){0,12}[A-Z][\w$]{0,80}(?:Error|Exception|NotFound|DoesNotExist|Interrupt)(?: \[\w+\])?(?:: |$)/,"RuntimeError: test_ops 3/4 failed!",{before:6,after:4}],["python, java","error",/^(?:[a-z_]\w{0,60}\.){1,12}[A-Z][\w$]{0,80}: \S/,'psycopg2.errors.UndefinedTable: relation "orders" does not exist',{before:6,after:4}],["java, maven, sbt","error",/^(?:\s{0,4}Caused by: |\[ERROR\] +(?!\[Help|To see|Re-run|For more|After correcting|->|mvn <|Please refer|Tests run:)\S|\[(?:error|fatal|FATAL)\] \S)/,"[ERROR] Non-resolvable parent POM for com.example:shop:1.0",{before:0,after:2}],["any","error",/^Error: \S/,"Error: expect(locator).toBeVisible() failed",{before:4,after:6}],["any","error",/^(?:ERROR|FATAL|CRITICAL):? (?!pip's dependency resolver)\S/,"ERROR: Package 'zlib/1.3.9' not resolved: Unable to find 'zlib/1.3.9' in remotes",{before:1,after:4}],["any","error",/^(?:\[?\d{2,4}[-:/.][\d\-:/T., +Z]{3,30}\]? ?)\S{0,60} ?\[?(?:ERROR|FATAL|CRITICAL)\b/,"2024-03-01 10:00:00,123 ERROR Could not connect to the database",{before:1,after:3}],["logrus, slog","error",/^(?:time=\S{1,60} )?level=(?:error|fatal|ERROR|FATAL) /,'level=error msg="Running error: context loading failed"',{before:0,after:0}],["make","error",/^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* (?!Waiting)/,"make[2]: *** [Makefile:9353: waitpid] Error 1",{before:4,after:0}],["any","error",/^\s{0,4}(?:❌|✖|✗|⨯|✘) {1,3}\S/,"\u2716 deployment of shop failed",{before:0,after:3}],["coreutils","error",/^[\w./-]{1,80}: .{1,300}: (?:No such file or directory|Permission denied|Not a directory|Connection refused|command not found)$/,"cat: dist/index.js: No such file or directory",{before:2,after:0}],["psql, swiftc, any","error",/^[\w.-]{1,40}: (?:fatal )?error: \S/,'psql: error: connection to server on socket "/tmp/.s.PGSQL.5432" failed',{before:1,after:2}],["shell, curl, rsync, ssh","error",/^(?:(?:Killed|Aborted|Terminated|Bus error|Illegal instruction)(?: \(core dumped\))?$|curl: \(\d+\) |rsync error: |ssh: |scp: )/,"curl: (22) The requested URL returned error: 404",{before:3,after:0}]],ui=["test","ended","either","run","listed","finding","row","begun","part"],fi=["listing","suite","file","apart","muted","passed","restarted","captured"],_e="any";function mi([t,e,n,s,r]){return{tool:t,role:e,pattern:n,example:s,...r}}function pi(t){return ui.some(e=>e===t)}function fe(t){return fi.some(e=>e===t)}function _t(t=""){return/^(?:warn|note|remark|info|hint|W|⚠|\[warn)/i.test(t)}var Pt=I(60533);const gi=new Map([["^lerna (?:ERR!|error) \\w{2,8} run \\S{1,100} exited \\d{1,5} in '(?<title>[^']{1,214})'$",`lerna e
na ERR!`],["^ {2,12}\u25CF (?!Console$|Cannot log after|.{0,40}Warning)(?<title>\\S.*)$"," \u25CF "],["^\\s{0,10}FAIL {1,2}(?:\\[.{1,60}\\] |\\S+ )?(?<file>\\S{1,300}\\.\\w{1,8})(?: \\([\\d.]+ m?s\\))?$","FAIL "],["^ {2,6}console\\.(?:debug|dir|error|info|log|table|trace|warn)$","console"],["^ ?FAIL {2}(?:\\|.{1,60}\\| |\\w{1,30} {1,3})?(?<title>(?<file>\\S{1,300}\\.\\w{1,5}) > .+)$",` FAIL 
FAIL  `],["^ ?FAIL {2}(?:\\|.{1,60}\\| |\\w{1,30} {1,3})?(?<title>\\S{1,300}) \\[ (?<file>\\S{1,300}) \\]$",` FAIL 
FAIL  `],["^ {2}\\d{1,5}\\) (?<title>(?:\\[.{1,60}\\] \u203A )?(?<file>[^\\s:]{1,200}):(?<line>\\d+):(?<column>\\d+) \u203A .+?)(?: [\u2500-]{2,})?$"," \u203A "],['^ {3}FAIL {2}(?:\\S{1,100} {1,2})?"(?<title>.{1,300})"$',"   FAIL"],["^test at (?<file>\\S{1,300}):(?<line>\\d+):(?<column>\\d+)$","test at"],["^\\s{0,4}\u2718 \\[fail\\]: (?<title>.+?)(?: (?:Rejected promise|Error thrown|Test finished|Promise returned).*)?(?: \\([\\d.]+m?s\\))?$","[fail]:"],["^(?:\\(fail\\) (?<title>.+?)(?: \\[[\\d.]+m?s\\])?|\u2717 (?<name>\\S.{0,300}?) \\[[\\d.]+m?s\\])$",`(fail) 
.ms]
.s]
0ms]
0s]`],["^(?:\xBB \\/(?=\\S+\\w$)|(?=\\S+\\.(?:test|spec)\\.\\w{1,4}:$))(?<file>[\\w@./-]{1,300}\\.\\w{1,8}):?$",`.spec.
.test.
\xBB /`],["^(?<title>(?:\\w+ )?(?:Chrome|Firefox|Safari|Edge|Electron|HeadlessChrome)\\b[^)]{0,100}\\) .{1,300}) FAILED$","FAILED"],["^(?<title>\\S.{0,300}) => (?<file>(?:\\.\\/|file:\\/\\/)\\S{1,300}):(?<line>\\d+):(?<column>\\d+)$"," => "],["^ {0,3}\\d{1,4}\\. {2}(?:\\w*(?:Error|Failure)) {2,}(?<title>\\S.*)$",`Error
Failure`],["^\\s{0,2}(?:Pending|Skipped|Pending tests|\\d+ (?:flaky|skipped|pending|did not run)|There (?:was|were) \\d+ (?!errors?:|failures?:)[\\w ]{1,40}|\\d+ tests? triggered \\d+ [\\w ]{1,40})(?::.{0,80})?$",`0 flaky
Pending
Skipped
There w
did not
pending
skipped
trigger`],["^(?:TAP version \\d+|1\\.\\.\\d+)$",`0..0
TAP ver`],["^\\s{0,24}ok \\d+\\b","ok 0"],["^(?:Jest: .{0,200}threshold|(?:ERROR: )?Coverage for \\w+ \\(.{1,20}\\) does not meet)",`does no
thresho`],["^(?:\u2716 failing tests:|\u23AF+ Unhandled (?:Errors?|Rejection) \u23AF|(?:node:internal\\/\\S+|(?:file:\\/\\/)?\\/\\S+\\.[cm]?[jt]s):\\d+$|FATAL ERROR: |\\s{0,4}ERROR in \\S|Failed to compile\\.?$|error during build:|\\[!\\] |RollupError: )",`.cjs
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
interna`],["^\\s{0,8}(?:AssertionError(?: \\[ERR_ASSERTION\\])?(?:: |$)|CypressError: )",`Asserti
Cypress
[ERR_AS`],["^(?:\\[warn\\] (?:Code style issues|\\S{1,300}\\.\\w{1,8}$)|\u29D7 {3}input: )",` input:
[warn] `],["^(?:npm (?:ERR!|error) (?:code (?!ELIFECYCLE|\\d)|Missing script)|\u27A4 YN(?:0001|0009|0018|0020|002[78]|0035|0041|0046|0078|0080|0082): |\\s{0,2}(?:ERROR {2})?\\[?ERR_PNPM_(?!RECURSIVE_))",`ERR! Mi
ERR_PNP
Missing
[ERR_PN
npm err
pm ERR!
\u27A4 YN000`],["^(?:Test Suites: +|\\s+Test Files {2})(?<failed>[1-9]\\d*) failed\\b",`Test Fi
Test Su`],["^(?:npm (?:ERR!|error) (?:code (?:ELIFECYCLE|\\d)|Lifecycle script)|error: .{0,200}(?:exit code|exited with code) \\d|error Command failed with exit code|The command failed for workspaces |\\s?ELIFECYCLE )",`Command
ELIFECY
ERR! Li
Lifecyc
command
exit co
exited 
npm err
pm ERR!`],["^Tests: {2,}(?:(?<failed>[\\d,]+) failed, )?.{0,100}?(?<total>[\\d,]+) total$","Tests:"],["^\\s+Tests {2}(?:(?<failed>\\d+) failed \\| )?.{0,80}\\((?<total>\\d+)\\)$"," Tests "],["^ {2}(?:(?<failed>\\d+) failing$|(?<passed>\\d+) passing \\()",`failing
passing`],["^ {2}(?:(?<failed>\\d+) failed|(?<passed>\\d+) passed \\([\\d.]+m?s?h?\\))$",` failed
assed (`],["^(?:# |\u2139 )(?:fail {1,2}(?<failed>\\d+)|pass {1,2}(?<passed>\\d+))$",`fail 
pass `],["^ *(?:(?<failed>\\d+) fail|(?<passed>\\d+) pass)$",` fail
 pass`],["^ {4}\u2716 {2}\\d+ of \\d+ failed \\(\\d+%\\) +[\\d:]+ +(?<total>\\d+) +[\\d-]+ +(?<failed>\\d+)","ailed ("],["^\u2716 \\d+ problems? \\((?<failed>\\d+) errors?, ","problem"],["^(?:\u2716 )?(?<failed>\\d+) problems?(?: \\(|$)","problem"],["^_{4,} (?![A-Z]?[a-z]+:? )(?:ERROR (?:collecting|at (?:setup|teardown) of) )?(?<title>\\S.{0,200}?) _{4,}$","_"],["^-{4,} Captured .{1,60} -{4,}$","Capture"],["^(?:FAILED|ERROR|SUBFAIL(?:ED)?) (?:\\[[\\d.]+s\\] )?(?<title>(?<file>\\S{1,300}\\.(?:py|\\w{2,5}(?=::)))(?:::.+?)?)(?: - (?<detail>.+))?$",`ERROR 
FAILED
SUBFAIL`],["^(?:FAIL|ERROR): (?!\\/\\/)(?<title>\\S{1,200} \\([^)\\s/:]{1,200}\\)(?: [([].{1,200}[)\\]])?)",`ERROR:
FAIL: `],["^ {2}(?<file>\\S{1,300}\\.feature):(?<line>\\d+) {2}(?<title>\\S.*)$","feature"],["^(?<title>\\S.{0,200}?)(?: ::.{0,200})? {2,}\\| PASS \\|$","PASS |"],["^(?<title>\\S.{0,200}?)(?: ::.{0,200})? {2,}\\| FAIL \\|$","FAIL |"],["^={4,} (?:X?PASSES|XFAILURES) ={4,}$",`= PASSE
XFAILUR
XPASSES`],["^={4,} .{0,100} ={4,}$","="],["^E {3,}\\S","E "],["^(?:INTERNALERROR> |ImportError while (?:importing|loading) |\\s{1,8}\xD7 \\S)",` \xD7 
INTERNA
ImportE`],["^(?:ERROR: )?(?:Coverage failure: |FAIL Required test coverage)",`ERROR:
Coverag
FAIL Re`],["^\\s{0,4}ERROR: (?:Could not|No matching distribution|Failed building|Failed to build|Cannot install|ResolutionImpossible)","ERROR: "],["^(?:\\s{0,4}Because \\S.{0,300}(?: depends on |, version solving failed\\.$)|(?:Error: )?pyproject\\.toml changed significantly)",`depends
pyproje
version`],["^(?:nox > (?:\\* (?<title>.{1,200}): failed$|Session (?<name>.{1,200}) failed\\b)|(?:\\s{0,4}|ERROR: {1,4})(?<rule>[\\w.,+-]{1,60}): (?:FAIL (?:code \\d|\u2716 )|commands failed$))",` FAIL \u2716
FAIL co
Session
command
failed`],["^\\s{0,4}(?:\\S{1,60}: (?:FAIL|exit) (?:code )?[1-9]|nox > (?:Session|Command) .{1,300} failed)",`: FAIL 
: exit 
Command
FAIL co
Session
exit co`],["^=+ (?:(?<failed>\\d+) failed)?(?:, )?(?:(?<passed>\\d+) passed)?(?:.{0,80}?, (?<errors>\\d+) errors?)?.{0,80} in [\\d.]+s.{0,30}=+$",` in .
 in 0`],["^(?:Ran (?<total>\\d+) tests? in |FAILED \\((?=failures|errors)(?:failures=(?<failed>\\d+))?(?:, )?(?:errors=(?<errors>\\d+))?)",`FAILED 
test in
tests i`],["^(?<total>\\d+) tests?, \\d+ passed, (?<failed>\\d+) failed(?:, \\d+ skipped)?$","passed,"],["^(?<failed>\\d+) errors?, \\d+ warnings?","warning"],["^\\s{0,24}--- FAIL: (?<title>\\S{1,300})(?: \\([\\d.]+ ?s(?:econds)?\\))?","-- FAIL"],["^PASS (?<title>\\S{1,300}) \\(re-run \\d+\\)","(re-run"],["^=== FAIL: (?<suite>\\S{1,200}) (?<title>\\S{1,300})(?: \\(re-run (?<attempt>\\d+)\\))?","=== FAI"],["^(?:\u2022 )?\\[(?:FAILED|PANICKED|TIMEDOUT)\\](?: \\[[\\d.]+ seconds\\])?$",`[FAILED
[PANICK
[TIMEDO`],["^\\s{0,4}\\[(?:FAIL|PANICKED!|TIMEDOUT|INTERRUPTED)\\] (?!A |\\w+::\\w+: )(?<title>\\S.*)$",`[FAIL] 
[INTERR
[PANICK
[TIMEDO`],["^---- (?<title>\\S.{0,300}?) stdout ----$"," stdout"],["^test (?<title>\\S.{0,300}) \\.\\.\\. FAILED$","FAILED"],["^\\s+(?:FAIL|SIGABRT|SIGSEGV|TIMEOUT) \\[ *[\\d.]+s\\] (?:\\([ \\d/\u2500]+\\) )?(?<suite>\\S{1,200}) (?<title>\\S.*)$",` FAIL [
SIGABRT
SIGSEGV
TIMEOUT`],["^\\s+TRY \\d+ FAIL \\[ *[\\d.]+s\\] (?:\\([ \\d/\u2500]+\\) )?(?<suite>\\S{1,200}) (?<title>\\S.*)$"," FAIL ["],["^\\s{0,8}(?:TRY \\d+ PASS|FLAKY \\d+\\/\\d+) \\[ *[\\d.]+s\\] (?:\\([ \\d/\u2500]+\\) )?(?<suite>\\S{1,200}) (?<title>\\S.*)$",`0 PASS
FLAKY 0`],["^failures:$","failure"],["^=== (?:RUN|PAUSE|CONT|NAME|FAIL|SKIP|Skipped|Failed|Errors)\\b(?: +(?<title>\\S{1,300})$)?",`=== CON
=== Err
=== FAI
=== Fai
=== NAM
=== PAU
=== RUN
=== SKI
=== Ski`],["^\\s+Error Trace:","Error T"],["^(?:panic: |(?:PHP )?(?:[Ff]atal|Parse) error: |WARNING: DATA RACE|thread '.{1,300}' (?:\\(\\d+\\) )?panicked at )",`Fatal e
PHP Fat
PHP Par
PHP fat
Parse e
WARNING
fatal e
panic: 
panicke`],["^go: (?!downloading|finding|extracting|added|upgraded|found|creating|to add)\\S","go: "],["^\\s{0,8}\u2022? ?\\[(?:FAILED|PANICKED|TIMEDOUT)\\] ",`[FAILED
[PANICK
[TIMEDO
\u2022[FAILE
\u2022[PANIC
\u2022[TIMED`],["^\\s{0,4}error(?:\\[[\\w-]{1,60}\\])?: (?!could not compile|aborting due|process didn't|test failed|doctest failed|\\d+ targets? failed|builder for|.{0,200}(?:exit code|exited with code) \\d)\\S","error"],["^(?:FAIL\\s+\\S+\\s+(?:[\\d.]+s|\\[.{1,40}\\])$|error: (?:could not compile|test failed))",`FAIL 
compile
test fa`],["^test result: FAILED\\. (?<passed>\\d+) passed; (?<failed>\\d+) failed;","FAILED."],["^\\s+Summary \\[ *[\\d.]+s\\] (?<total>\\d+)(?:\\/\\d+)? tests? run: .{0,60}?(?<failed>\\d+) (?:failed|timed out)(?:, (?<errors>\\d+) timed out)?","Summary"],["^error: aborting due to (?<failed>\\d+) previous errors?","abortin"],["^(?<title>[^\\s>:][^>]{0,200} > .{1,300}) FAILED$","FAILED"],["^(?<title>[^\\s>:][^>]{0,200} > .{1,300}) PASSED$","PASSED"],["^\\[(?:WARNING|WARN|INFO)\\] (?:Flakes|Flaky tests?): ?$",`[INFO]
[WARN]
[WARNIN`],["^(?:\\[ERROR\\] +)?(?<title>[\\w$.]{1,300}(?:\\[[^\\]]{1,100}\\]|\\([^)]{0,200}\\)|\\{[^}]{1,100}\\})*|\\S.{0,300}(?= -- ))(?: --)? +Time elapsed: .{1,40} <<< (?:FAILURE|ERROR)!",`<<< ERR
FAILURE`],["^\\[ERROR\\] {2,}(?<title>[\\w$.]{1,200}(?:->[\\w$.]{1,100}|\\[[^\\]]{1,100}\\])*):(?<line>\\d+)(?:->\\S{1,200})? +(?<detail>\\S.*)$","[ERROR]"],["^(?:\\[\\w+\\] )?\\s{0,8}- (?<title>.{1,300}) \\*\\*\\* FAILED \\*\\*\\*","*** FAI"],["^(?:\\[\\w+\\] )?==> X (?<title>\\S.{0,300}?) {2}[\\d.]+s\\b","==> X "],["^(?:lein test|Testing) (?<title>[a-z][\\w.-]{1,200})$",`Testing
lein te`],["^(?:FAIL|ERROR) in \\(?(?<title>[^)(\\s/]{1,200})\\)? \\((?<file>[^:)]{1,200})(?::(?<line>\\d+))?\\)$",`ERROR i
FAIL in`],["^\\s{1,4}Failed (?<title>\\S.{0,300}?) \\[.{1,20}s\\]$"," Failed"],["^\\s{0,4}\\[xUnit\\.net .{1,20}\\] +(?<title>\\S.{0,300}) \\[FAIL\\]","[xUnit."],["^failed (?<title>\\S.{0,300}) \\(\\d[\\dms .]{0,20}\\)$","failed"],["^\\s*\\[-\\] (?<title>\\S.{0,300}?)(?: [\\d.]+m?s(?: \\(.{1,40}\\))?)?$","[-] "],["^(?:\\* What went wrong:|[\\w-]+: (?:[A-Z]:\\\\|\\/)\\S{1,300}\\.psm?1:\\d+)",`.ps0:0
.psm0:0
What we`],["^(?:e: \\S|\\[ERROR\\] Failed to execute goal )",`[ERROR]
e: `],['^(?:Exception in thread "|Unhandled [Ee]xception[.:] )',`Excepti
Unhandl`],["^\\[error\\] (?:-- |\\S{1,300}:\\d+(?::\\d+)?: )","[error]"],["^\\s+\\+ CategoryInfo","Categor"],["^(?:BUILD FAILED in |\\d+ tests? completed, \\d+ failed|FAILURE: Build |> Task \\S+ FAILED$|Test Run Failed|Build FAILED)",` FAILED
BUILD F
FAILED
FAILURE
Test Ru
pleted,`],["^(?:\\[(?:ERROR|WARNING)\\] Tests run: .{1,60}(?:Failures: [1-9]|Errors: [1-9])|\\[INFO\\] (?:BUILD FAILURE|\\S.{0,100}\\.{2,} FAILURE )|\\[\\w+\\] (?:Tests: succeeded \\d+, failed [1-9]|Failed tests:))",`FAILURE
Failed 
[ERROR]
[WARNIN
succeed`],["^(?<total>\\d+) tests? completed, (?<failed>\\d+) failed","pleted,"],["^\\[(?:ERROR|WARNING)\\] Tests run: (?<total>\\d+), Failures: (?<failed>\\d+), Errors: (?<errors>\\d+), Skipped: \\d+(?:, Flakes: \\d+)?$",`[ERROR]
[WARNIN`],["^Failed! {2}- Failed: +(?<failed>\\d+), Passed: +\\d+, Skipped: +\\d+, Total: +(?<total>\\d+)","Failed!"],["^Tests: succeeded (?<passed>\\d+), failed (?<failed>\\d+)","Tests:"],["^\\s+(?<failed>\\d+) Error\\(s\\)$","Error(s"],["^(?<title>\\w[\\w:]{0,200}#\\S{1,200}) \\[(?<file>\\S{1,300}):(?<line>\\d+)\\]:?$",`]
]:`],["^(?<title>[A-Z]\\w[\\w:]{0,200}#\\S{1,200}):$",":"],["^ {0,2}\\d{1,5}\\) Scenario: .{1,300} \\(attempt \\d+, retried\\)","Scenari"],["^(?: {1,2}|(?=\\d{1,5}\\) (?![\\w\\\\]+::\\S)))\\d{1,5}\\) (?!(?:Failure|Error):$)(?<title>\\S.*?)(?: \\(attempt \\d+\\))?(?: {2,}#.*|: module '\\w+'| # (?<file>\\S+\\.feature):(?<line>\\d+))?$","0) "],["^\\d{1,5}\\) (?<title>\\S{1,300}::\\S.*)$","0) "],["^\\s{1,4}FAILED {2}(?<title>\\S.*?)(?: {2,}\\S+)?$"," FAILED"],["^(?!BEGIN failed|Compilation failed|\\s*#)(?<detail>\\S.{0,500}?) at (?<file>\\S{1,300}\\.(?:p[lm]|t)) line (?<line>\\d+)(?:, near .{1,100}|\\.)$"," line "],[`^\\s{0,8}#\\s+Failed test (?:'(?<title>.{1,300})'|\\d+: "(?<name>.{1,300})"|\\d+|at )`," Failed"],["^(?:Failure|Error) (?:\u2192|->) (?<file>\\S{1,300}) @ (?<line>\\d+)$",`Error 
Error \u2192
Failure`],["^\\s{0,4}\u2500\u2500 (?:\\d+\\. )?(?:Failure|Error)(?: \\('?(?<file>[^:')]{1,200}):(?<line>\\d+)(?::(?<column>\\d+))?'?\\))?: (?<title>.+?) \u2500+$",`Error
Failure`],["^(?<title>\\S.{0,100}?): (?:Test Failed|Error During Test) at (?<file>\\S{1,300}):(?<line>\\d+)",`Error D
Test Fa`],["^\\s{0,24}not ok \\d+(?! .{0,300}# (?:TODO|SKIP|todo|skip))(?:[ -]+(?:[A-Z]\\w+ [\\d.]+ - \\[\\d+ ms\\] - )?(?<title>\\S.*?))?(?: # time=\\S+| {2,}\\d+ ms| in \\d+ ?m?s)?$","not ok "],["^\\s+Failure\\/Error: ","Failure"],["^ {0,4}(?:\\d+\\) )?(?:Failure|Error):$",`Error:
Failure`],["^(?:Could not find (?:gem|compatible|\\S{1,100}-\\d)|Bundler could not find|An error occurred while installing|Your bundle (?:is locked|only supports)|Gem::Ext::BuildError|rake aborted!| {2}Problem \\d+$|Your requirements could not be resolved|In \\S{1,200}\\.(?:php|phar) line \\d+:)",`BuildEr
Bundler
Could n
Problem
Your bu
borted!
occurre
phar li
php lin
require
support`],["^\\S{1,300}:\\d+:in .{1,300} \\(\\w[\\w:]*\\)$","0:in "],["^(?<total>\\d+) (?:examples?|runs|tests?|properties),(?: \\d+ assertions,)? (?<failed>\\d+) failures?(?:, (?<errors>\\d+) errors?)?","failure"],["^Tests: (?<total>\\d+), Assertions: \\d+(?:, Errors: (?<errors>\\d+))?(?:, Failures: (?<failed>\\d+))?","Asserti"],["^Failed \\d+\\/\\d+ test programs\\. (?<failed>\\d+)\\/(?<total>\\d+) subtests failed\\.","subtest"],["^(?:\\d+ files? inspected, |\\s+FAIL {3}[ .]{1,200}\\d+ files?, )(?<failed>\\d+) (?:offenses? detected|style issues?$)",`issues
offense
style i`],["^ \\[ERROR\\] Found (?<failed>\\d+) errors?","[ERROR]"],["^\\[ {2}FAILED {2}\\] (?!\\d)(?<title>[^,]{1,300}?)(?:, where .{1,300})?(?: \\([\\d.]+ ?ms\\))?$"," FAILED"],['^(?<file>\\S.{0,300})(?::|\\()(?<line>\\d+)\\)?: (?:fatal )?error: in "(?<title>[^"]{1,200})": (?<detail>\\S.*)$',`): erro
): fata
: error
fatal e`],["^(?<file>[^\\s:]{1,300}):(?<line>\\d+):(?<title>\\w{1,100}):FAIL(?:: (?<detail>.+))?$",":FAIL"],["^(?<file>(?:[A-Za-z]:)?[^\\s:()]{1,300})(?::(?<line>\\d+)|\\((?<row>\\d+)\\)): FAILED: ?(?<detail>.*)$","FAILED:"],["^\\s{0,6}\\d+\\/\\d+ Test\\s+#\\d+: (?<title>\\S.{0,200}?) ?\\.*\\s*(?:Subprocess \\w{1,20})?\\*\\*\\*(?!Skipped|Not Run)(?:Failed|Exception: {2}|(?<detail>\\S.{0,60}?) {2,}[\\d.]+ sec|\\S)","0 Test "],["^(?<title>\\/\\/\\S{1,300}) +(?:\\(cached\\) )?(?<detail>(?:FAILED(?! TO BUILD)|TIMEOUT)\\b.{0,60})$",`FAILED
TIMEOUT`],["^\\s{0,3}\\d{1,5}\\/\\d{1,5} (?<title>\\S.{0,200}?) {1,60}(?:FAIL|TIMEOUT|ERROR) {2,}[\\d.]+ ?s(?: {2,}(?:exit status \\d+|killed by .+|[\\d/]+ subtests passed|\\(.+\\)))?$",` ERROR 
 FAIL 
TIMEOUT`],["^\\s{0,3}\\d{1,5}\\/\\d{1,5} \\S.{0,200}? {1,60}(?:OK|SKIP|EXPECTEDFAIL) {2,}[\\d.]+ ?s\\b",` OK 
 SKIP 
EXPECTE`],["^\\[FAIL(?:: |\\. Reason: )(?<detail>.{1,300})\\] (?<title>\\w{1,100}\\([^)]{0,100}\\))",`[FAIL.
[FAIL:`],["^error: '(?<title>(?=[^']{0,100}\\btest[._])[^']{1,200})' (?:failed|leaked): (?<detail>\\S.*)$",`' faile
' leake`],["^\u274C (?:\\S{1,300}_test\\.dart: )?(?<title>\\S.{0,300}) \\(failed\\)$","(failed"],["^\\d\\d:\\d\\d \\+\\d+(?: ~\\d+)? -\\d+: (?:(?<file>\\S{1,300}_test\\.dart): )?(?<title>.{1,300}) \\[E\\]","00:00 +"],["^\\S{1,2} {1,2}Test (?<title>.{1,300}?) recorded an issue .{0,200}?at (?<file>\\S{1,300}):(?<line>\\d+):(?<column>\\d+): (?<detail>\\S.*)$","recorde"],["^Test Case '(?<title>-\\[[^\\]]{1,200}\\]|[\\w.]{1,200})' passed\\b","Test Ca"],["^(?<file>\\S{1,300}):(?<line>\\d+): error: (?<title>-\\[[^\\]]{1,200}\\]|[\\w.]{1,200}) : (?<detail>\\S.*)$",": error"],["^(?:\\[(?: RUN {6}|-{10}|={10}| {7}OK | {2}PASSED {2}| {2}SKIPPED )\\]|Note: Google Test filter = )",`     OK
 PASSED
 RUN   
-------
=======
Note: G
SKIPPED`],["^.{0,400}(?:: undefined reference to |Segmentation fault)",`Segment
undefin`],["^(?:\\S{0,100}\\/)?ld(?:\\.\\w+)?: (?!warning|.{1,300}: in function)","ld"],["^(?:Undefined symbols for architecture |CMake Error|FAILED: (?!Build did)|ninja: error: |ERROR: \\/\\S{1,300}BUILD\\S{0,20}:\\d+:\\d+: )",`CMake E
ERROR: 
FAILED:
Undefin
ninja: `],["^\\S{0,100}make(?:\\.exe)?(?:\\[\\d+\\])?: \\*\\*\\* \\[(?:[^\\]]{1,300}: )?(?<title>[^\\]:]{1,200})\\] [A-Z]",": *** ["],["^\\S{0,100}make(?:\\.exe)?(?:\\[\\d+\\])?: Target '.{1,200}' not remade because of errors","because"],["^\\S{0,100}make(?:\\.exe)?(?:\\[\\d+\\])?: \\*\\*\\* No rule to make target"," *** No"],["^\\S.{0,300}:\\d+: Failure$","Failure"],["^(?:==\\d+==\\s?(?:ERROR: |Invalid |Conditional jump)|={5,} Test output for \\/\\/)",`== Cond
== ERRO
== Inva
==Condi
==ERROR
==Inval
Test ou`],["^(?:\\*\\* \\(\\w[\\w.]{0,80}\\) |== Compilation error in file )",`** (
== Comp`],["^(?:(?:FAIL|TIMEOUT): \\/\\/|\\/\\/\\S{1,300} +FAILED TO BUILD$)",` FAILED
FAIL: /
TIMEOUT`],["^(?:ninja: build stopped|\\S{0,100}make(?:\\.exe)?(?:\\[\\d+\\])?: Target '.{1,200}' not remade because of errors|Errors while running CTest|(?:collect2|clang(?:\\+\\+)?): error: |FAILED: Build did NOT|Build completed, \\d+ tests? FAILED|ERROR: Build did NOT|Executed \\d+ out of \\d+ tests?: .{0,60}fail|\\*\\* \\w+ FAILED \\*\\*|Executed \\d+ tests?, with [1-9])",` FAILED
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
test, w`],["^\\d\\d:\\d\\d \\+(?<passed>\\d+)(?: ~\\d+)? -(?<failed>\\d+): Some tests failed\\.$","Some te"],["^\\d+% tests passed, (?<failed>\\d+) tests? failed out of (?<total>\\d+)",`test fa
tests f`],["^\\[(?:={10}\\] (?<total>\\d+) tests? from .{1,60} ran\\.| {2}FAILED {2}\\] (?<failed>\\d+) tests?, listed below:)",` tests,
=======
test, l`],["^(?:TASK|RUNNING HANDLER) \\[(?<title>.{1,200})\\] \\*+$",`TASK [
RUNNING`],['^(?:fatal|failed): \\[[^\\]]{1,100}\\](?:: [A-Z]+!)? .{0,60}?=> (?:.{0,3000}?"msg": "(?:non-zero return code", .{0,60}"stderr": "(?=[^"]))?(?<detail>[^"\\\\]{1,300}).*)?',`failed
fatal:`],["^\\.\\.\\.ignoring$","ignorin"],["^== \\[(?<file>.{1,300})\\] FAIL$","] FAIL"],["^L: +(?<line>\\d+) \\| P: +(?<column>\\d+) \\| (?<title>[A-Z]{2}\\d{2}) \\| (?<detail>\\S.*)$"," | P: "],["^\u2503 {1,3}\\[[A-Z]\\] [\u2197\u2192\u2198\u2191\u2193] (?<detail>\\S.*)$",` [A] 
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
 [Z] `],["^(?<file>\\S{1,300}\\.proto):(?<line>\\d+):(?<column>\\d+):(?<detail>[A-Z].*)$",".proto"],["^(?<level>FAIL|WARN) - (?<file>\\S{1,300}) - (?<title>[\\w.-]{1,100}) - (?<detail>\\S.*)$",`FAIL -
WARN -`],["^cucumber (?:-p \\S+ )?(?<file>\\S{1,300}\\.feature):(?<line>\\d+) # (?<title>\\S.*)$","cucumbe"],["^(?<file>[^\\s:]{1,300}\\.\\w{1,8}) - (?<title>\\S{1,100} \\S{1,100}) (?:is invalid|failed validation): (?<detail>\\S.*)$",`invalid
validat`],["^Check: (?<title>[A-Z]\\w{2,60}): (?<detail>\\S.*)$","Check:"],["^\\t(?:PASSED|SKIPPED) for resource: ",` PASSED
SKIPPED`],["^\\[(?<file>[\\w@./-]{1,300}\\.\\w{1,8})\\]:?$","["],["^\\s{1,8}(?<detail>\\[(?:[45]\\d\\d|ERROR|TIMEOUT)\\] \\w{2,8}:\\/\\/.*)$",`[000] 
[ERROR]
[TIMEOU`],["^ {0,2}> \\[.{1,200}\\]:?\\s?\\S","> ["],["^(?:(?:ERROR|error): failed to (?:solve|build)|(?:docker: )?Error response from daemon: |(?:denied|unauthorized|manifest unknown|toomanyrequests|name unknown): )",`ERROR:
denied
error:
manifes
respons
toomany
unautho
unknown`],['^(?:Error: (?:INSTALLATION|UPGRADE|UNINSTALLATION|execution error|template|parse error|failed|chart)|Error from server|The \\w+ ".{1,200}" is invalid: |psql:\\S{1,300}:\\d+: ERROR: )',`: ERROR
Error f
Error: 
INSTALL
UNINSTA
UPGRADE
executi
invalid
templat`],["^(?:(?:aws: \\[ERROR\\]: )?An error occurred \\(\\w+\\) when calling the |E: )",`E: 
[ERROR]
occurre`],["^fatal: (?!not a git repository)","fatal:"],["^(?:\\S{1,300}: line \\d+: .{0,300}\\S|\\S{1,100}: \\d+: \\S.{0,200}: (?:not found|Permission denied)$|.{0,400}No space left on device)",`: line 
No spac
Permiss
not fou`],["^(?<file>[^\\s:]{1,300}\\.\\w{1,8})(?::(?<line>\\d+):(?<column>\\d+))? (?<title>[a-zA-Z]\\S{2,100})(?: .{1,40})? \u2501{3,}$","\u2501"],["^(?<file>\\S.{0,300}?)\\((?<line>\\d+)(?:,(?<column>\\d+)){0,3}\\) ?: (?:fatal )?(?<level>error|warning)(?: (?<title>[A-Z]+\\d*))?: (?<detail>\\S.*?)(?: \\[\\S+proj\\])?$",`): erro
): fata
: error
fatal e
warning`],["^(?:(?<file>\\S.{0,300}?):(?<line>\\d+):(?<column>\\d+) - )?(?<level>error|warning) (?<title>TS\\d+): (?<detail>\\S.*)$",`error 
warning`],["^\\s{1,4}(?<file>\\S{1,300}):(?<line>\\d+):(?<column>\\d+) - (?<level>error|warning|information): (?<detail>\\S.*?)(?: \\((?<title>report\\w+)\\))?$",`- error
informa
warning`],["^\\s{1,8}(?<line>\\d+):(?<column>\\d+)\\s+(?:(?<level>error|warning|Error|Warning|\u2716|\u26A0):?\\s+)(?<detail>\\S.{0,300}?)(?: {2,}(?<title>[@\\w][\\w@/-]*(?:\\.\\w+)?)| +\\((?<rule>[\\w-]+)\\))?$",`Error 
Error: 
Warning
error 
error: 
warning
\u26A0 
\u26A0: 
\u2716 
\u2716: `],["^(?:\\S{0,100}ld(?:\\.\\w{1,8})?: )?(?<file>[^\\s:()]{1,300}\\.\\w{1,5}):(?:(?<line>\\d+)|\\([^)]{1,100}\\)): (?<detail>(?:undefined reference|multiple definition|relocation) .*)$",`multipl
relocat
undefin`],["^\u2716 {3}(?<detail>\\S.*?) \\[(?<title>[a-z]+(?:-[a-z]+)+)\\]$","\u2716   "],["^ {1,6}\\d{1,5}\\) (?<file>\\S{1,300}\\.php)(?: \\((?<detail>[a-z_, ]{2,300})\\))?$",".php"],["^(?!error|warning|note|help|bug)(?<title>[a-z]+(?:-[a-z]+)+(?:\\[[\\w-]{2,40}\\])?|[a-z]+\\[[\\w-]{2,40}\\]): (?<detail>[A-Z].*)$",": "],["^\\s{0,4}[\u2718\u2717X] \\[ERROR\\] (?:(?<title>[A-Z]{2,8}\\d{2,5}): )?(?<detail>\\S.*?)(?: \\[plugin .{1,60}\\])?$","[ERROR]"],["^(?<file>[^\\s:]{1,300}):(?<line>\\d+):(?<column>\\d+)(?:-\\d+)?: (?<level>error|warning): \\[(?<title>[\\w-]{1,60})\\](?: \\[[\\w,= -]{1,150}\\])?$",`rror: [
warning`],["^(?<file>(?:[A-Za-z]:)?[^\\s:[][^:]{0,300}):(?<line>\\d+)(?::(?<column>\\d+)(?:-\\d+)?)?: (?:fatal |internal compiler )?(?<level>error|warning|note|remark|info|hint|(?:Error|ERROR|Warning|WARNING)(?=:)):? ?(?<detail>.*?)(?: {1,2}\\[(?<title>[\\w=+.-]+)(?:,-[\\w-]+)*\\]| \\((?<rule>[a-z]+(?:_[a-z]+)+)\\))?$",` remark
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
warning`],["^(?<file>(?!\\.{3})(?:[A-Za-z]:)?[^\\s:]{1,300}\\.\\w{1,8}): (?<level>error|ERROR|Error|warning|WARNING|Warning): (?<detail>\\S.*)$",`: ERROR
: Error
: error
WARNING
Warning
warning`],["^ {0,2}(?<file>[^\\s:]{1,300}):(?<line>\\d+):(?<column>\\d+): (?:[CWEFR]: )?(?:\\[\\w+\\] )?(?<title>[A-Z]\\w{0,60}\\/[\\w/]{1,60}): (?<detail>\\S.*)$",": "],["^(?<file>[^\\s:]{1,300}):(?<line>\\d+):(?<column>\\d+): (?<title>[CRWEF]\\d{4}): (?<detail>\\S.* \\([a-z][a-z-]{2,60}\\))$",`: C0000
: E0000
: F0000
: R0000
: W0000`],["^(?:vet: |%Error: )?(?<file>(?:[A-Za-z]:)?[^\\s:]{1,300}\\.\\w{1,8}):(?<line>\\d+):(?<column>\\d+): (?!note|remark|info|hint|help|0x[\\da-f]+ in )(?:(?<title>[A-Z]{1,5}\\d{1,5}):? (?:\\[\\*\\] )?)?(?:(?<level>[Ww]arning|\\[warning\\]|W)[: ]+)?(?<detail>\\S.*?)(?: \\((?<rule>[a-z][\\w:-]*)\\)| \\[(?:Error\\/)?(?<name>[A-Za-z][\\w/-]{1,60})\\])?$",": "],["^\\[(?<level>ERROR)\\] +(?<file>\\S{1,300}\\.\\w{1,8}):\\[(?<line>\\d+)(?:,(?<column>\\d+))?\\] (?:error: )?(?:\\(\\w+\\) (?<title>[A-Z]\\w{0,60}): )?(?<detail>\\S.*)$","[ERROR]"],["^e: (?:file:\\/\\/)?(?<file>\\S{1,300}\\.kts?):(?: \\()?(?<line>\\d+)(?::|, )(?<column>\\d+)\\)?:? (?<detail>\\S.*)$",`e: 
file://`],["^(?: {4})?error(?:\\[(?<title>[\\w-]{1,60})\\])?: (?!\\S{1,300}\\.\\w{1,8}:\\d|build failed$|\\S{1,60} exited with |could not compile|aborting due|process didn't|test failed|doctest failed|\\d+ targets? failed)(?<detail>\\S.*)$",`error
  error`],["^(?<file>\\S{1,300}):(?<line>\\d+)(?::(?<column>\\d+))? (?:error )?(?<title>MD\\d{3})\\/(?<detail>\\S.*)$",` MD000/
rror MD`],["^(?<file>\\S{1,300}):(?<line>\\d+) (?<title>(?:DL|SC)\\d{4}) (?:error|warning|info|style): (?<detail>\\S.*)$",` error:
 style:
0 info:
warning`],["^\\s{0,4}(?<level>error|warning) [\u2022-] (?<detail>.{1,300}?) [\u2022-] (?<file>\\S{1,300}):(?<line>\\d+):(?<column>\\d+) [\u2022-] (?<title>\\w+)$",`error -
error \u2022
warning`],["^\\s{0,4}(?<level>error|warning|info) [\u2022-] (?<file>\\S{1,300}):(?<line>\\d+):(?<column>\\d+) [\u2022-] (?<detail>.{1,500}) [\u2022-] (?<title>\\w+)$",`error -
error \u2022
info - 
info \u2022 
warning`],["^(?<title>[A-Z]{1,6}\\d{2,5}|unformatted):? (?:\\[\\*\\] )?(?<detail>[A-Z`'\"].*)$",`A0
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
unforma`],["^\\s{0,4}[\xD7x\u2716] (?<title>[\\w-]{1,60}\\([\\w/@-]{1,80}\\)): (?<detail>\\S.*)$","("],["^(?<file>[^\\s:]{1,300}\\.\\w{1,8}):(?<line>\\d+)(?::(?<column>\\d+))?:? (?:- )?(?<level>error|ERROR|warning|WARNING)(?:: | - | {1,4})(?:\\[?(?<title>[A-Z]{1,6}\\d{2,5})\\]?:? )?(?<detail>\\S.*?)(?: {2,}(?<rule>[@\\w][\\w@/.-]*)| \\[(?<name>[\\w/.-]{2,80})\\])?$",` ERROR
 error
- ERROR
- error
: ERROR
: error
WARNING
warning`],["^\\W{0,4}\\[?(?<level>ERROR|Error|error|WARNING|Warning|warning)\\]?:? {1,3}(?!\\S{1,300}BUILD)(?<file>[^\\s:]{1,300}\\.\\w{1,8}):(?<line>\\d+)(?::(?<column>\\d+)(?:-\\d+)?)?:? (?:- )?(?<detail>\\S.*?)(?: {1,2}\\[(?<title>[\\w/.-]{2,80})\\])?$",`ERROR
Error
WARNING
Warning
error
warning`],["^\\s{1,8}(?<file>[^\\s:]{1,300}\\.\\w{1,8}):(?<line>\\d+):(?<column>\\d+): (?<detail>\\S.*?) \\((?<title>[a-z@][\\w@/:-]{2,60})\\)$",")"],["^(?<level>ERROR|WARNING|INFO): (?<title>\\w{2,60}) - (?<file>[^\\s:]{1,300}\\.\\w{1,8}):(?<line>\\d+):(?<column>\\d+) - (?<detail>\\S.*?)(?: \\(see \\S+\\))?$",`ERROR:
INFO: 
WARNING`],["^\\s{0,8}(?:\u25B8 )?::(?<level>error|warning)(?: (?:\\w{1,20}=[^,:]{1,100},){0,4}?file=(?<file>[^,:]{1,300})(?:,line=(?<line>\\d+))?(?:,endLine=\\d+)?(?:,col(?:umn)?=(?<column>\\d+))?[^:]{0,100})?::(?<detail>\\S.*?)(?:%0A.*)?$",`::error
warning`],["^>> Issue: \\[(?<title>[A-Z]\\d{3})(?::\\w{1,60})?\\] (?<detail>\\S.*)$",">> Issu"],["^(?<level>ERROR|WARN) (?<detail>\\S.*) \\[(?<title>[a-z]{2,30}(?:-[a-z]{2,30}){1,4})\\]$",`ERROR 
WARN `],['^File "(?<file>[^"]{1,300})", lines? (?<line>\\d+)(?:-\\d+)?, characters (?<column>\\d+)-\\d+:$',"charact"],["^\\s{0,4}ERROR in (?<file>\\S{1,300}?)(?:[: ](?<line>\\d+):(?<column>\\d+)(?:-\\d+)?)?$","ERROR i"],['^The (?<title>[A-Z]\\w{0,60} "[^"]{1,200}") is invalid: (?<detail>\\S.*)$',"invalid"],["^Finding: +(?<detail>\\S.*)$","Finding"],['^Error: (?<detail>["A-Z][^:]{4,100}?)(?: \\((?<title>[a-z]+(?:_[a-z]+)+)\\))?$',"Error:"],["^[\u2502\u2577] ?Error: (?<detail>\\S.*)$",`\u2502Error
\u2577Error
\u2502 Error
\u2577 Error`],["^(?<title>\\S.{0,200}?)\\.{3,}Failed$",".Failed"],["^(?:reformatted|Fixing|Fixed|Rewriting|Sorting) (?<file>\\S{1,300}\\.\\w{1,8})$",`Fixed 
Fixing
Rewriti
Sorting
reforma`],["^npm (?:ERR!|error) (?<detail>(?:Missing|Invalid): .{1,300} (?:from lock file|does not satisfy \\S+))$",`from lo
satisfy`],["^(?:W|w)ould reformat:? (?<file>\\S.*)$","reforma"],["^\\[error\\] (?<file>\\S{1,300}\\.\\w{1,8}): (?<detail>\\S.*?)(?: \\((?<line>\\d+):(?<column>\\d+)\\))?$","[error]"],["^\\[warn\\] (?<file>\\S{1,300}\\.\\w{1,8})$","[warn]"],["^Diff in (?<file>\\S.{0,300}?)(?: at line |:)(?<line>\\d+):$","Diff in"],["^(?:\u2502|\\|) .{0,200}?(?:\u2502|\\|) +(?<title>(?:CVE|GHSA|RUSTSEC|PYSEC|AVD|KSV|DS|DLA|DSA|GO|SNYK)-[\\w-]{2,60}) +(?:\u2502|\\|) .{0,300}(?:\u2502|\\|) {1,9}(?<detail>[^\u2502|]{1,300}?) *(?:\u2502|\\|)$",`AVD-
CVE-
DLA-
DS-
DSA-
GHSA-
GO-
KSV-
PYSEC-
RUSTSEC
SNYK-`],["^(?<file>\\S{1,300}):(?<line>\\d+): (?<detail>\\S+ ==> \\S.*)$"," ==> "],["^(?:\\d+\\/\\d+ )?(?<file>\\S{1,300}):(?<line>\\d+):(?<column>\\d+) - (?<detail>Unknown word \\(.{1,100}\\))","Unknown"],["^In (?<file>\\S{1,300}) line (?<line>\\d+):$"," line "],["^\\s*\\^-*\\^? (?<title>SC\\d{4}) \\(\\w+\\): (?<detail>\\S.*)$",` SC0000
^ SC000`],["^ {2}Line {3,}(?<file>\\S.*)$","  Line"],["^ {2,4}(?<line>\\d+) {3,}(?<detail>\\S.*)$"," "],["^FILE: (?<file>\\S.*)$","FILE: "],["^ +(?<line>\\d+) \\| (?<level>ERROR|WARNING) +\\| (?:\\[.\\] )?(?<detail>\\S.*)$",`WARNING
| ERROR`],["^ ?(?<file>(?:[A-Za-z]:)?[\\w@.+-]{0,60}[\\\\/][^:\\s]{1,300}\\.\\w{1,8})$","."],["^\\s{0,8}(?<file>(?:[A-Za-z]:)?[^\\s:].{0,300}?) ?: (?:fatal )?(?<level>error|warning) (?<title>[A-Z]{2,12}\\d+): +(?<detail>\\S.*?)(?: \\[.{1,300}(?:proj|sln)\\])?$",`: error
fatal e
warning`],["^(?:Found|svelte-check found) (?<failed>\\d+) errors?",`Found 
svelte`],["^(?<failed>\\d+) errors?(?: generated\\.)?$",` error
errors
generat`],["^(?<failed>\\d+) issues?(?::$| found)",` issues
issue f
issue:
issues:`],["^\\W*(?:(?:[Ff]ound|FOUND|[Tt]here (?:was|were)) )?(?<failed>\\d+) (?:\\w+ )?(?:error|ERROR|diagnostic|problem|violation|offense)[sS]?(?: found| detected)?(?:(?: and|,| AFFECTING) \\d+ [A-Za-z]+)?\\W*$",`ERROR
diagnos
error
offense
problem
violati`],["^\\[(?<file>[^\\]:]{1,300}\\.go):(?<line>\\d+)\\] - (?<title>G\\d{3}) \\(CWE-\\d+\\): (?<detail>\\S.{0,300}?) \\(Confidence: ","(Confid"],["^(?:Warning: Attempt \\d{1,3} failed\\. Reason: |Detox CLI is going to restart the test runner\\b)",`Warning
tox CLI`],["^\\s{0,8}[\u2A2F\u2717\u2718\u2716\xD7] (?<file>[^\\s:]{1,300}\\.\\w{1,8}) {2,}(?<detail>[a-z][\\w/-]{2,60}(?:, [a-z][\\w/-]{2,60}){0,30}(?<! ago))$",`\xD7 
\u2716 
\u2717 
\u2718 
\u2A2F `],["^\\s{0,12}(?:\u2717|\u2718|\u2716|\xD7|\u2715|\u274C|\u2A2F|\u{1F5D9}|\u2718) {1,2}(?<title>(?!\\S{1,300}:\\d+:\\d+: |.{1,60} exited with |.{1,100} did not run successfully|\\d+(?:\\/\\d+)? (?:of|problems?|errors?|tests?|targets?)\\b|\\[\\d+\\/\\d+\\] |Found \\d|Build |Some |All |nx run |.{0,80} (?:failed after|failed to run|error=))\\S.*?)(?: \\(?\\[?[\\d.]+ ?m?s\\]?\\)?)?$",`\xD7 
\u2715 
\u2716 
\u2717 
\u2718 
\u274C 
\u2A2F 
\u{1F5D9} `],["^\\s{0,8}(?:x|!) (?<title>(?!Build |Some |All )[A-Za-z][^:]{2,200})(?<! available\\))$",`! 
x `],["^\\s{0,8}\\[?(?:FAIL|FAILED|FAILURE)\\]?(?::| -)? {1,4}(?!\\(|\\[|in |\\d+(?: |$)|\\S*\\/|\\S+\\t|\\W*$|for |.{0,20}SUMMARY$|(?:Required|[Bb]uild|[Cc]ompil|[Cc]ommand|Task|task|[Jj]ob|[Tt]ests?\\b|[Rr]un\\b))(?<title>\\S.*?)(?: \\(?\\[?[\\d.]+ ?m?s\\]?\\)?)?$",`FAIL
FAILED
FAILURE`],["^\\s{0,9}(?:\\d{1,5}\\/\\d{1,5} )?(?<title>(?!Build|Compil|Command|Task|Job|Tests?\\b|Test suite|Suite|Finished|Results?\\b|Status|Conclusion|Outcome)[A-Za-z]\\S{0,200}(?: \\S{1,100}){0,30}) ?(?:\\.{2,}|:|\\||-| {2})[ ]{0,60}\\[?(?:FAILED|FAILURE|FAIL|ERROR|NOT OK)\\]?(?: \\(.{1,40}\\)| in(?: [\\d.]+ ?m?s)?| {2,}[\\d.]+ ?m?s\\b.{0,60}| [.EFS!]{1,60})?$",`ERROR
FAIL
FAILED
FAILURE
NOT OK`],["^\\s{0,9}(?<title>[A-Za-z]\\S{0,200}(?: \\S{1,100}){0,30}) \\[(?:[\u2716\u2717\u2718\xD7\u2715\u2A2F\u274C]|FAIL|FAILED)\\](?: \\(.{1,40}\\))?$",` [FAIL]
 [\xD7]
 [\u2715]
 [\u2716]
 [\u2717]
 [\u2718]
 [\u274C]
 [\u2A2F]
[FAILED`],["^\\W{0,8}(?:(?:[Tt]he )?(?:[Ff]ollowing|[Ll]ist of) )?(?:[Ff]ail(?:ed|ing)|FAILED|FAILING) (?:unit |[Tt]est )?(?:[Tt]ests?|TESTS|[Ss]pecs?|[Cc]ases?|[Ss]cenarios|[Ee]xamples|[Cc]hecks)(?: \\(\\d+\\))?:$",`FAILED 
FAILING
Failed 
Failing
ailed T
failed 
failing`],["^(?:Failures|Errors|FAILURES|There (?:was|were) \\d+ (?:errors?|failures?)):$",`Errors
FAILURE
Failure
There w`],["^(?<file>[^\\s:()]{1,300}\\.\\w{1,8}):(?<line>\\d+):? {1,2}(?!in |(?:\\[?[Ww]arn|note|info|debug))(?:(?<title>[A-Z]{1,6}\\d{2,5}|(?:[A-Z][a-z]+){2,8}):? )?(?<detail>\\S.*?)(?: {1,2}\\[(?<rule>[\\w/-]{2,60})\\](?: \\[\\d\\])?| https?:\\/\\/\\S+)?$","."],["^(?<level>Error|Warn): (?<detail>\\S.*)$",`Error:
Warn: `],["^ {2}\\d{1,5}\\) (?!(?:Failure|Error):$)\\S","0) "],["^(?:Uncaught )?(?:[a-z_][\\w$]{0,60}\\.){0,12}[A-Z][\\w$]{0,80}(?:Error|Exception|NotFound|DoesNotExist|Interrupt)(?: \\[\\w+\\])?(?:: |$)",`DoesNot
Error
Excepti
Interru
NotFoun`],["^(?:[a-z_]\\w{0,60}\\.){1,12}[A-Z][\\w$]{0,80}: \\S",": "],["^(?:\\s{0,4}Caused by: |\\[ERROR\\] +(?!\\[Help|To see|Re-run|For more|After correcting|->|mvn <|Please refer|Tests run:)\\S|\\[(?:error|fatal|FATAL)\\] \\S)",`Caused 
[ERROR]
[FATAL]
[error]
[fatal]`],["^Error: \\S","Error:"],["^(?:ERROR|FATAL|CRITICAL):? (?!pip's dependency resolver)\\S",`ERROR 
ERROR:
FATAL 
FATAL:
CRITICA`],["^(?:\\[?\\d{2,4}[-:/.][\\d\\-:/T., +Z]{3,30}\\]? ?)\\S{0,60} ?\\[?(?:ERROR|FATAL|CRITICAL)\\b",`CRITICA
ERROR
FATAL`],["^(?:time=\\S{1,60} )?level=(?:error|fatal|ERROR|FATAL) ",`l=ERROR
l=FATAL
level=e
level=f`],["^\\S{0,100}make(?:\\.exe)?(?:\\[\\d+\\])?: \\*\\*\\* (?!Waiting)",": *** "],["^\\s{0,4}(?:\u274C|\u2716|\u2717|\u2A2F|\u2718) {1,3}\\S",`\u2716 
\u2717 
\u2718 
\u274C 
\u2A2F `],["^[\\w./-]{1,80}: .{1,300}: (?:No such file or directory|Permission denied|Not a directory|Connection refused|command not found)$",`Connect
Permiss
command
directo`],["^[\\w.-]{1,40}: (?:fatal )?error: \\S",`: error
fatal e`],["^(?:(?:Killed|Aborted|Terminated|Bus error|Illegal instruction)(?: \\(core dumped\\))?$|curl: \\(\\d+\\) |rsync error: |ssh: |scp: )",`Aborted
Bus err
Illegal
Killed
Termina
curl: (
dumped)
rsync e
scp: 
ssh: `],["^(?:\\s{0,8}\\[?(?:WARNING|WARN|Warning|warning|warn|DEPRECATION|Deprecation|deprecated)\\b|npm (?:WARN|warn)\\b|CMake (?:\\w+ )?Warning\\b)",`DEPRECA
Depreca
WARN
WARNING
Warning
depreca
npm war
pm WARN
warn
warning`],["^.{0,300}(?:: (?:Deprecation|Future|User|Runtime|Resource|PendingDeprecation)?Warning: |(?:\\)| ): warning [A-Z]+\\d+: )",`Depreca
FutureW
Pending
Resourc
Runtime
UserWar
Warning
warning`],["^\\[?\\d{2,4}[-:/.][\\d\\-:/T., +Z]{3,30}\\]?\\s?\\S{0,60}\\s?\\[?(?:WARN|WARNING|INFO|DEBUG|TRACE)\\b",`DEBUG
INFO
TRACE
WARN
WARNING`],["^\\s?[-=_*~#+\u2500\u2501\u2550\u23AF\u253C][\\s\\-=_*~#+|\u2500\u2501\u2550\u23AF\u253C\u2502]{2,}$",` #
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
\u2550`],["^(?:\\s*(?:[\u2713\u2714\u221A\u2705\u25C9]|\\[ {7}OK \\]|\\[ RUN {6}\\]|\\[-{10}\\]|\\[ SKIPPED  ?\\]|ok \\d+ |--- PASS|--- SKIP)| ?PASS |ok {1,3}\\t?\\S|=== (?:RUN|PAUSE|CONT|NAME)|\\s*# Subtest: |\u25B6 |PASSED |\\? {3}\\t)",`   OK ]
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
\u2714`],["^.{1,300}(?: \\.\\.\\.+ ?(?:ok(?: +\\d+ ms\\b.*| \\([\\d.]+ ?[m\xB5\u03BCn]?s\\))?|ignored)| \\[\u2714\\]|#test_\\w+ = [\\d.]+ s = \\.| \\| PASS \\||(?<!\\b(?:be|got|is|not|was|were)) PASS(?:ED(?: +\\[ *\\d+%\\]| in [\\d.]+s)?)?|\\.{3} *(?:Passed|Skipped|OK)(?: .{0,30})?)$",` ...
 PASS
 [\u2714]
 | PASS
#test_
OK
Passed
Skipped`],["^(?:\\(pass\\) |\\[PASS\\] |\\s*PASS \\[ *[\\d.]+s\\]|\\s*Start +\\d+: |\\s+(?:Passed|Skipped) \\S.{0,300} \\[.{1,20}s\\]$|Test (?:Case|Suite) '.{1,300}' (?:started|passed)|\\[info\\] - (?!.{1,300}\\*\\*\\* FAILED)|\\d\\d:\\d\\d \\+\\d+(?: ~\\d+)?(?: -\\d+)?: (?!.{1,300} \\[E\\]$))",` Passed
(pass) 
00:00 +
PASS [
Skipped
Start 
Test Ca
Test Su
[PASS] 
[info] `],["^(?:\\S{1,200}\\.py [.FEsSxX]{1,500}|(?:\\S{1,200} )?[.FEsSxX]{3,})(?: *\\[ *\\d+%\\])?$",`.
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
x`],["^\\S.{0,300}(?:(?<!\\b(?:be|is|not|was|were)) SKIPPED(?: \\(.{0,200}\\))?| \\.\\.\\. skipped\\b.{0,200}|\\)Skipped|: Test::\\w+ required| # SKIP\\b.{0,200})$",` # SKIP
)Skippe
SKIPPED
require
skipped`],["^\\s*(?:XFAIL|XPASS|UNSUPPORTED|UNTESTED): \\S|^.{1,300} \\[(?:EXPECTED FAIL|XFAIL|NOT RUN|SKIPPED)\\]$",`UNSUPPO
UNTESTE
XFAIL: 
XPASS: 
[EXPECT
[NOT RU
[SKIPPE
[XFAIL]`],["^(?:# (?:(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\\d.]+$|of (?:expected (?:passes|failures)|unsupported tests|untested testcases)\\s+\\d)|1\\.\\.\\d+$|Dubious, test returned \\d|Failed \\d+\\/\\d+ subtests|# Looks like you failed \\d+ tests? of \\d|assets by status |\\[info\\] (?:Total number of tests run: |Suites: completed |\\*\\*\\* \\d+ TESTS? FAILED)|Executed (?:files|requests): |Ran \\d+ tests across \\d+ files|\\s*[.FEsSxXCW]{12,}$)",`# Looks
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
x`],["^\\W{0,8}[Nn]o (?:diagnostics|issues|problems|errors|warnings|vulnerabilities|failures) (?:were )?found\\b",`No erro
No issu
diagnos
failure
no erro
no issu
problem
vulnera
warning`],["^\\s*(?:Download(?:ing|ed)|Fetch(?:ing|ed)|Pulling|Pulled|Extracting|Unpacking|Preparing to unpack|Setting up|Selecting previously|Collecting|Requirement already|Using cached|Installing|Installed|Resolving|Resolved|Get:\\d+|Hit:\\d+|Receiving objects|Resolving deltas|remote: (?:Counting|Compressing|Enumerating)) ?",`Collect
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
Using c`],["^(?:\\[INFO\\] Download|Progress ?[(:]|go: (?:downloading|finding|extracting)|npm http fetch [A-Z]{3,6} [23]\\d\\d |#\\d+ (?:sha256:|CACHED|DONE|extracting)|\u27A4 YN0013| *% Total +% Received |Content type '.{1,100}' length \\d)",` CACHED
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
\u27A4 YN000`],["^(?:\\[ *\\d+%\\] (?!of )|\\[\\d+\\/\\d+\\] |\\s*\\d{1,3}(?:\\.\\d+)?% ?[|[(]| {2,5}(?:Compiling|Checking|Finished|Running|Documenting|Fresh) \\S|> Task :\\S+(?: UP-TO-DATE| NO-SOURCE| FROM-CACHE| SKIPPED)?$|\\[\\w+\\] compiling \\d+ |make(?:\\[\\d+\\])?: (?:Entering|Leaving) |\\s*(?:Linting|Checking|Compiling|Inspecting|Analy[sz]ing|Scanning|Formatting|Bundling) (?:'[^']{1,200}'|\\S{1,200}) (?:\\(\\d+\\/\\d+\\)|files?)$)",` Fresh 
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
compili`],["^.{0,80}[\u2588\u2501\u2593\u2592\u2591#=>]{8}",`#
=
>
\u2501
\u2588
\u2591
\u2592
\u2593`],["^(?:(?:[\\w.-]{1,40}> +)?\\[ *\\d+ of \\d+\\] (?:Compiling|Linking) |#?\\d* ?\\[[\\w -]{0,60}\\d+\\/\\d+\\] (?:FROM|COPY|RUN|ADD|WORKDIR) |transferring (?:dockerfile|context): |\\w{4,40}: (?:Pulling fs layer|Waiting|Verifying Checksum|Download complete|Pull complete|Already exists|Layer already exists|Pushed|Preparing)$)",`0] ADD 
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
transfe`],["^(?:\\s*SLOW \\[> *[\\d.]+s\\] |ok: \\[[\\w.-]{1,100}\\]$|\\d{1,2} \\d\\d \\d{4} [\\d:.]{8,12}:(?:INFO|DEBUG) |(?:INFO|DEBUG|TRACE)[ :]|Note: |\\S{1,200}: (?:Refreshing state|Still \\w+ing|Creating|Creation complete|Reading|Read complete)\\.{0,3})",`.:DEBUG
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
ok: [`],["^\\D{0,60}\\d[\\d.,]{0,20}(?: ?[KMG]i?B)? (?:of|\\/) \\d[\\d.,]{0,20}(?: ?[KMG]i?B)? \\(?\\d{1,3}(?:\\.\\d{1,3})?%\\)?.{0,40}\\d ?[KMG]?i?Bs?\\/s(?:ec)?\\b",` GiBs/s
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
0iBs/s`],["^(?:WARNING: Running pip as the 'root' user |npm notice|npm (?:warn|WARN) deprecated |\\[notice\\] |\\S{1,40}: install_package> |\\s?NX +(?:Running|Ran) target | {2}Restored \\S|Unable to find image '\\S+' locally$|added \\d+ packages|up to date|audited \\d+|found 0 vuln|\\d+ packages are looking|run `npm fund`|yarn (?:run|install) v|Done in |Lockfile is up to date|Successfully (?:installed|built|uninstalled))",`Done in
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
yarn ru`],["^(?:[^|]{0,200}\\| +(?:(?:\\d[\\d.]* \\| +){3}\\d|\\d+\\.\\d+ \\| +\\d+\\.\\d+ \\|)|\\S{1,200} +\\d+ +\\d+ +(?:\\d+ +\\d+ +)?\\d+%)",` | 
0 | 
0%`],["^(?:File {2,}\\||Name +Stmts |TOTAL {3,}|coverage: [\\d.]+% of|\\s*(?:Statements|Branches|Functions|Lines) +: +\\d)",` Stmts 
Branche
File 
Functio
Lines 
Stateme
TOTAL 
coverag`],["^\\s*(?:\u2502 *)?(?:(?:\u2139 )?[Dd]uration(?:_ms)?:? +\\d|\\d+ expect\\(\\) calls|Suppressed \\d+ warnings|==\\d+== +(?:total heap|in use at|ERROR SUMMARY|For lists)|Executed \\d+ tests|Running (?:ExUnit|\\d+ tests)|Done linting!|\\d+ mods\\/funs|\\[info\\] Run completed|webpack \\d|Your code has been rated|> Analysis failed with \\d|Checkstyle (?:files|violations)|Top \\d+ slowest|\u{1F50D} \\d+ Total|Summary: \\d+ (?:\\w+\\(s\\)|resources? )|Compiling \\d+ files|Checking \\d+ source|CSpell: Files checked|Psalm was able|!{3,} Interrupted: |Cached: +\\d|Tasks: +\\d|A worker process has failed to exit gracefully|Snapshots?: +\\d|Ran all test suites|Total (?:Test )?time\\b|Took \\d|Time Elapsed |Randomized with seed |Files=\\d)",` in use
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
xpect()`],[`^(?:-- Docs: https:|- (?:hook id|exit code|duration): \\S|\\S{1,300}\\.py::\\S{1,300}$|\\s{0,8}npx playwright show-trace |\\s+at .{0,300}\\(?node:internal\\/|\\* Try:|> Run with --|> Get more help|\\* Get more help|Run with --|Deprecated Gradle features|You can use '--warning-mode|For more on this, please refer|See https?:\\/\\/docs\\.gradle|Use ['"]--)`,`'--warn
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
playwri`],["^(?:\\[ERROR\\](?: +(?:\\[Help \\d|To see the full|Re-run Maven|For more information|After correcting|Please refer|-> \\[Help|mvn <args>).*)?$|npm (?:ERR!|error)(?: (?:A complete log|\\s*\\/\\S+-debug(?:-\\d)?\\.log|[Aa] full log|For a full report|path |command |workspace |location |in workspace|at location|errno |syscall ).*)?$|info Visit https:\\/\\/yarnpkg)",`[ERROR]
npm err
pm ERR!
yarnpkg`],["^(?:note: run with `RUST_BACKTRACE|note: this error originates|For more information about this error|Some errors have detailed|hint: |Hint: |Usage: |See '\\S+ |Try '|To rerun |Re-run |Please report|If you believe|More info|For more info|View this run|Read the docs|Did you mean:|Output from these tests are in: |\\[\\*\\] \\d+ fixable|\\(See full trace by)",`(See fu
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
origina`],["^\\s*(?:[Rr]emov(?:ing|ed)|[Dd]elet(?:ing|ed)|Clean(?:ing|ed)?(?: ?up)?|Stopp(?:ing|ed)|Shut(?:ting)? ?down|Tear(?:ing)? ?down|Terminat(?:ing|ed)|Kill(?:ing|ed) (?:process|container|pod)|Prun(?:ing|ed)|Upload(?:ing|ed)|Archiving|Saving|Saved|Writing|Wrote|Unmounting|Restoring|Total reclaimed|Finished |Done[.!]?$|Bye|(?:Container|Network|Volume|Image) \\S{1,200} {1,2}(?:Stopping|Stopped|Removing|Removed|Creating|Created|Starting|Started|Waiting|Healthy))",`Archivi
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
removin`],["^(?:##\\[(?:start|end)-action|::(?:end)?group::|Post job cleanup|Cleaning up orphan|Terminate orphan|\\[command\\])",`##[end
##[star
::group
Cleanin
Termina
[comman
cleanup
endgrou`],["^\\[INFO\\](?! BUILD FAILURE| .{1,100}\\. FAILURE)","[INFO]"],["(?<= at )0x[\\da-fA-F]{6,16}(?=>)"," at "],["(?<=<(?:\\w*Mock|\\w+) (?:name='[^']{1,200}' |spec='[^']{1,200}' ){0,2}id=')\\d{9,16}(?='>)","id='"],['(?<="(?:ts|time|timestamp|epoch|@timestamp)": ?)1[4-9]\\d{8}(?:\\d{3}|\\d{6}|\\d{9})?(?:\\.\\d+)?(?=[,}])',`"@times
"epoch"
"time":
"timest
"ts":
"ts": `],["(?<=^Time: .{1,30}), estimated \\d+(?:\\.\\d+)? m?s$","estimat"],["^Files=\\d+, Tests=\\d+, {2}.{1,100} CPU\\)$",", Tests"],['\\{ seed: -?\\d+, path: "[\\d:]+", endOnFailure: true \\}',"endOnFa"],["^Shrunk \\d+ time\\(s\\)$","time(s)"],["^\\d+m[\\d.]+s \\(executing steps: [\\dhms.]+\\)$","(execut"],["^Time: [\\d:.]+(?:ms)?, Memory: [\\d.]+ [kMG]B$",`, Memor
ms, Mem`],["^\\(\\d+ durations < [\\d.]+s hidden\\.","duratio"],["^(> (?:@[\\w.-]{1,80}\\/)?[\\w.-]{1,80})@\\d+\\.\\d+\\.\\d\\S*(?= \\S)","> "],["^[\u280B\u2819\u2839\u2838\u283C\u2834\u2826\u2827\u2807\u280F\u28FE\u28FD\u28FB\u28BF\u287F\u28DF\u28EF\u28F7][\u280B\u2819\u2839\u2838\u283C\u2834\u2826\u2827\u2807\u280F\u28FE\u28FD\u28FB\u28BF\u287F\u28DF\u28EF\u28F7 ]*",`\u2807
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
\u28FE`],["^[\u2591\u2592\u2593\u2588]+(?: +|$)",`\u2588
\u2591
\u2592
\u2593`],["\\bcache (?:hit|miss)(?: \\(outputs already on disk\\))?, (?:replaying|executing|suppressing)(?: logs)?(?: [\\da-f]{8,64})?$",`(output
executi
replayi
suppres`],["^\\d+ actionable tasks?: (?:\\d+ (?:executed|up-to-date|from cache)(?:, |$)){1,3}$","actiona"],["^(Node\\.js v\\d+)\\.\\d+\\.\\d+$","Node.js"],["^(?:\\[warn\\] )?Code style issues (?:were )?found in (?:\\d+ files|the above file).*$",`[warn]
Code st`],["\\b\\d{4}[-/]\\d\\d[-/]\\d\\d(?:[T ]|, )\\d\\d:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\\d\\d:?\\d\\d))?(?!\\w)",`-00-00,
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
000/00/`],["(?<![\\w-])\\d{4}-\\d\\d-\\d\\dT\\d\\d[_-]\\d\\d[_-]\\d\\d(?:[_.]\\d{1,9})?Z?(?![\\d])",`-00-00T
-00T00_
T00-00_
T00_00_`],["(?<=\\b(?:log|report|debug|trace|crash|run|ResultBundle|Test-\\w{1,40})s?[-_])\\d{4}-\\d\\d-\\d\\d(?:[-_T]\\d\\d[-_.]?\\d\\d[-_.]?\\d\\d(?!\\d)|(?=[-_]\\d\\d-\\d\\d|\\.(?:html|json|log|trace|txt|xcresult|xml|zip)\\b))","000-00-"],["\\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:\\d{1,2}[ /])?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ /]+\\d{1,4},?[ :]\\d\\d:\\d\\d:\\d\\d(?: [A-Z]{3,4})?(?: \\d{4})?\\b",` 00:00:
0, 00:0
0,:00:0
:00:00:`],["\\b[IWEF]\\d{4}(?= \\d\\d:\\d\\d:\\d\\d\\.)",":00:00."],['(?<="Elapsed":)\\d[\\d.]*(?=\\}$)','"Elapse'],["^\\d\\d:\\d\\d \\+\\d+(?: ~\\d+)?(?: -\\d+)?(?=: )","00:00 +"],["(?<!(?:\\b[\\da-fA-F]{1,4}|:):)\\b\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?|[AP]M(?= [A-Z]{3,5} ))(?![\\w:])","0:00"],["^((?:<time> +){0,2})\\d{1,8} (?=[\\w./-]{1,80}\\.go:\\d+\\])",".go:0"],["\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b","-"],["^(?=[^(]{0,200}\\.)(?=.{0,300}(?:0x[0-9a-f]{5,16}|\\.\\.\\.))([\\w./*-]{1,200}(?:\\(\\*\\w{1,80}\\)\\.\\w{1,80})?\\()(?:[{}, ]|0x[0-9a-f]{1,16}\\??|\\.\\.\\.){1,60}\\)$",")"],["(?<![\\w])0x[0-9a-fA-F]{9,16}\\b|\\+0x[0-9a-f]{1,16}(?=$|[)\\]/,>])|(?<=\\bpc=)0x[0-9a-fA-F]{6,8}\\b|(?<=\\bAddress )0x[0-9a-fA-F]{6,8}(?= is\\b)|(?<=\\b(?:at|by) )0x[0-9a-fA-F]{6,8}(?=: )|(?<=:\\d{1,6}: |^)0x[0-9a-f]{6,8}(?= in )",` in 
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
pc=`],["(?<=(?<![/\\w-])(?:[a-z]\\w{0,60}\\.){0,12}[A-Z]\\w{0,100}@)(?=[a-f]{0,7}\\d)[0-9a-f]{6,8}\\b","@"],["(?<!@|from |digest:? |\\b(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of))\\b.{0,300})\\b(?:sha\\d{1,3}|md5)[:-][\\w+/=-]{32,128}",`md0
sha0`],["-(?:(?=\\d|[a-z]{1,9}\\d+[a-z])[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}|(?=[a-z\\d]*\\d[a-z]+\\d|\\d{8,10}-)[a-z\\d]{6,10}-(?=[a-z\\d]*(?:[a-z]\\d+[a-z]|\\d[a-z]+\\d))[a-z\\d]{5})(?![\\w-])","-"],["(?<![\\w@#]|-\\d{14}-|@sha\\d{1,3}:|Fingerprint: {1,9})(?<!\\b(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of))\\b.{0,300})(?=[a-f]{0,63}\\d)(?=\\d{0,63}[a-f])(?![a-f]{3,}\\d{1,4}(?!\\w))[0-9a-f]{7,64}(?!\\w)(?!.{0,300}\\b(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of))\\b)","0"],["(?<!\\w|\\b(?:NO_PUBKEY|[Kk]ey|[Ff]ingerprint)[ :=]{1,2})(?=[A-F]{0,63}\\d)(?=\\d{0,63}[A-F])[0-9A-F]{16,64}(?!\\w)",`A
B
C
D
E
F`],[`(?<=\\bhttps?:\\/\\/[^\\s#"']{1,300}[?&](?:[Ss]ig|[Ss]ignature|token|s[etv]|sk[a-z]{1,3}|X-(?:Amz|Goog)-[\\w-]{1,40}|AWSAccessKeyId|[Ee]xpires|_|t|ts|nonce|state)=)(?=\\d{5}|[\\w%+/=.:-]{0,300}\\d[\\w%+/=.:-]{1,300}\\d)[\\w%+/=.:-]{8,}`,`http://
https:/`],["\\bfile:\\/\\/(?:\\/(?=[A-Za-z]:))?","file://"],["(?:(?:\\/private)?\\/var\\/folders|(?<![\\w.])\\/(?:var\\/)?tmp|(?:[A-Za-z]:)?[^\\s:'\"`(]{0,100}\\/(?:AppData\\/Local\\/Temp|(?:work|_work|__w|a)(?:\\/[\\w.-]{1,80}){0,2}\\/_temp))\\/[^\\s:'\"`)\\],]+|\\btmp\\.(?=\\w{0,11}[A-Z\\d])[A-Za-z\\d]{6,12}\\b",`/_temp
/tmp
AppData
folders
private
tmp.
var/tmp`],["(?:\\b[A-Za-z]:)?[^\\s:'\"`(]{0,100}\\/hostedtoolcache\\/[^\\s:'\"`(]{1,80}\\/(?:x64|x86|arm64)(?:\\/lib\\/python[\\d.]{1,6}\\/(?:site|dist)-packages)?\\/","hostedt"],["(?:\\/home\\/runner\\/work|\\/Users\\/runner\\/work|\\b[A-Za-z]:\\/a|\\/__w|(?:\\b[A-Za-z]:)?\\/[^\\s:'\"`(]{0,60}\\/_work)\\/([^\\s/:]{1,100})\\/\\1(?:\\/|(?=[\\s:>'\"`)\\],]|$))",`/__w
/_work
:/a
Users/r
home/ru`],["\\/github\\/workspace\\/?","workspa"],[`(?<!\\bref(?:spec)? ['"]?)\\brefs\\/(?:remotes\\/)?pull\\/\\d+\\/(?:merge|head)\\b`,`refs/pu
remotes`],[`(?<=\\.(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec)["']?|(?:^(?:\\[ERROR\\])? {0,4}|->|: )[A-Z]\\w{0,80}\\.\\w{1,80}|Makefile|Dockerfile(?:\\.\\w{1,20})?|Rakefile|BUILD|Gemfile|[Jj]ustfile|CMakeLists)(?<!(?:ECONN[A-Z]+|refused|[Cc]onnect(?:ing|ion)?|[Rr]esponse|[Rr]each|dial \\w+)(?: to| at| with| of| from)? \\S{0,100}|(?<![\\w./-])[a-z][a-z\\d-]{1,60}\\.(?!(?:d|e2e|spec|test)\\.)[a-z][a-z\\d-]{1,60}\\.(?:cc|in|md|ml|pl|py|rs|sh)|:\\/\\/[^\\s/]{0,100}):\\d+(?::\\d+)?(?:-\\d+(?::\\d+)?)?`,":0"],["(?<=\\.(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec) {1,3})\\d+:\\d+(?:-\\d+(?::\\d+)?)?(?=$| [-\u2022]| {2})","0:0"],["(?<=\\([^\\s()]{1,200}):\\d+:\\d+(?=\\))|(?<=\\.[A-Za-z]\\w{0,9}|^(?:at |[^\\s@]{0,100}@)\\S{1,200}):\\d+:\\d+$","0:0"],["(?<=\\.(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec))\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:|$| :| [A-Z]|,)|(?<=\\.(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec) )\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:)","(0"],["(?<=\\.(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec):)\\[\\d+,\\d+\\]","0,0"],["(?<!(?<![\\w./-])(?!(?:and|at|before|command|error|file|from|in|input|near|on|or|script|see|source|text|the|to)\\b)[a-z]{2,30} )\\b([Ll]ines?|LINE)([ :=#]{1,2})\\d+(?:[-\u2013:.]{1,2}\\d+)?(?! (?:has|is|was|are|were|does|must)\\b)",`LINE
Line
Lines
line
lines`],["(?<=\\bline <n>: {1,2})\\d+(?= +(?:Aborted|Bus|Floating|Illegal|Killed|Segmentation|Terminated|Trace))","ine <n>"],["(?<=\\b(?:[Ll]ine|LINE)[ :=#]{1,2}<n>.{0,20})\\b([Cc]ol(?:umn)?s?|[Cc]har(?:acter)?s?|offset|position|pos)([ :=#]{1,2})\\d+(?:[-\u2013:.]{1,2}\\d+)?",`LINE 
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
line=`],["(?<=\\.(?:lua|moon) )@ \\d+",`.lua 
.moon `],["^index (?:<hash>|[\\da-f]{7,40})\\.\\.(?:<hash>|[\\da-f]{7,40})(?= \\d{6}$|$)","index "],["^L: +\\d+ \\| P: +\\d+(?= \\|)","0 | P: "],["^@@ -\\d+(?:,\\d+)? \\+\\d+(?:,\\d+)? @@","@@ -0"],["^\\[ *\\d+%\\](?! of\\b)|(?<=^\\[gw\\d+\\] )\\[ *\\d+%\\]|(?<=(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|[.FEsx]) +)\\[ *\\d+%\\]$",`[gw0
0%]
0%]`],["^(\\s*(?:[>\u2192\u279C\u2716\xD7E\u2502-]\\s*)?)\\d+:\\d+(?=\\s+(?:error|warning|warn|info|[\u2716\xD7\u26A0\u2717]|\\S+ *$)|:? {2,}(?:error|warning|warn|[\u2716\xD7\u26A0\u2717]))","0:0"],["^(\\s*(?:[>\u2192\u279C\u2716\xD7E\u2502-]\\s*)?)(?![45]\\d\\d\\b)\\d+(?=\\s*[|\u2502\u2503\u2595])",`|
\u2502
\u2503
\u2595`],["^([\u2502\u2577] {1,8})(?![45]\\d\\d\\b)\\d{1,6}(?=: )",`\u2502 
\u2577 `],["^(\\s{0,8}[>\u2192]\\s{0,4})(?![45]\\d\\d\\b)\\d{1,6}(?=:? |$)",`>
\u2192`],["^([^\\w(]{0,8})\\d{1,6}\\)(?=\\s)","0)"],["^(\\s*(?:not )?ok )\\d+",`not ok 
ok `],["^\\(node:\\d+\\)","(node:"],["^(Starting a Gradle Daemon)\\b.*$","Startin"],["^(\\s*)\\d+(?= - .{1,300}\\((?:Failed|Timeout|SEGFAULT|Not Run|Child aborted|ILLEGAL|BUS_ERROR|NUMERICAL|OTHER_FAULT|Subprocess aborted)\\))",`(BUS_ER
(Failed
(ILLEGA
(NUMERI
(Not Ru
(OTHER_
(SEGFAU
(Subpro
(Timeou
borted)`],["^(?:\\d+\\/\\d+ )?Test\\s+#\\d+:","Test "],["^(?:(?:<time> *)?[[(] ?\\d+ ?(?:\\/|of) ?\\d+ ?[\\])](?! .{0,60}\\b(?:are|is|were|was|have|has)\\b)|(?:<time> *)?\\d+ of \\d+ (?=PASS|FAIL|START|OK|ERROR|SKIP|WARN))|(?<=\\bExecuted )\\d+ of \\d+(?= *(?:[(<A-Z]|$))|(?<=\\.\\s*)(?<!\\b(?:not|no)\\b.{0,60})\\((?:\\d+\\/\\d+)\\)$",`( 0
(0
)
0 of 0
Execute
[ 0
[0`],["^(Failed: )\\d+ failure\\(s\\), \\d+ warning\\(s\\) on \\d+ files\\b","ning(s)"],["^((?:<time>\\s{1,4})?Concurrency: )\\d+(?= threads\\b)","Concurr"],["\\b(?:make|gmake|ninja)\\[\\d+\\]",`gmake[0
make[0
ninja[0`],["^==\\d{2,9}==","==0"],["(?<=\\btest-results\\/\\S{0,200}-)(?:(?=[a-f]{0,5}\\d)(?=\\d{0,5}[a-f])[0-9a-f]{5}|(?<=-[jt]s-)\\d{5})(?=-)","results"],['(?<!\\bVID\\b.{0,40})\\b(goroutine|[Tt]hread(?! \\d+ (?:has|is|of|was)\\b)|[Pp]id|PID)("?[ #=:]{1,2})\\d+\\b|\\b([Pp]rocess|[Ww]orker)([ #=:]{1,2})\\d{3,8}\\b(?! (?:of\\b|(?!was\\b|has\\b)[a-z]{2,20}s\\b))',`PID
Pid
Process
Thread
Worker
gorouti
pid
process
thread
worker`],["\\b(Thread|Process|PoolWorker)-\\d+\\b(?! of\\b)|\\b(pool)-\\d+-(?:thread)-\\d+\\b",`-thread
PoolWor
Process
Thread-`],["^\\[gw\\d+\\]","[gw0"],["(?<=^thread '.{1,300}') \\(\\d+\\)","thread"],["\\b([Ss]eed|SEED)([^\\w-]{1,12}(?:is |was |to: |of )?)-?(?:0x[0-9a-f]{2,16}|\\d{2,})(?!\\d| (?:of\\b|[a-z]{2,20}s\\b))",`SEED
Seed
seed`],["(?<!\\b(?:[Nn]o|[Nn]obody|[Nn]othing|not)\\b.{0,100})(?<=\\b(?:[Ll]isten(?:ing|s)?|LISTEN|[Bb]ound|[Ss]erving|[Ff]orwarding|ephemeral|random port)\\b.{0,100}(?:[\\w\\])]:|::|\\bport ))(?<!(?:EADDRINUSE|(?:ECONN[A-Z]+|refused|[Cc]onnect(?:ing|ion)?|[Rr]esponse|[Rr]each|dial \\w+)(?: to| at| with| of| from)? \\S{0,100}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b",`Bound
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
serving`],["(?<=\\bhttps?:\\/\\/(?:localhost|127\\.0\\.0\\.1|\\[::1\\]):)(?!5432\\d\\b|35729\\b)(?<!(?:EADDRINUSE|(?:ECONN[A-Z]+|refused|[Cc]onnect(?:ing|ion)?|[Rr]esponse|[Rr]each|dial \\w+)(?: to| at| with| of| from)? \\S{0,100}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b",`http://
https:/
localho
tps://[
ttp://[`],["(?<=[([]\\s{0,4})\\d+(?:[.,]\\d+)?(?: ?(?:ns|\xB5s|\u03BCs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}(?=\\s{0,4}[)\\]](?! (?:is|was|of)\\b))",`(
[`],["(?<![\\w.])\\d+[.,]\\d+ ?(?:ns|\xB5s|\u03BCs|us|ms|s|secs?|seconds?|mins?|minutes?)\\b",`0,0
0.0`],["(?<=\\b(?:[Tt]ime|[Ee]lapsed|[Tt]ook|[Dd]uration|[Ff]inished|[Ff]ailed|FAILED|[Dd]one|[Cc]ompleted|[Rr]an|[Bb]uilt|over(?= after)|waited|[Ww]aiting)\\b[:= ]{0,3}(?:(?:in|after|for) )?)\\d+(?:[.,]\\d+)?(?: ?(?:ns|\xB5s|\u03BCs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}(?! of\\b)",` after
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
waiting`],["(?<=(?:\\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) \\S{1,200}|\\.\\w{1,8}| \\d{3}| in) )\\d+ ?(?:ms|sec)(?=$|,)",`0 ms
0 sec
0ms
0sec`],["(?<=(?:\\.{3}|\u2026) ?)\\d+(?:\\.\\d+)?s$","s"],[`(?<=\\b(?:[Rr]equest|[Hh]ost|[Tt]race|[Cc]orrelation|[Ss]pan)[ _-]?[Ii][Dd]["']?[:= ]{1,2}["']?)(?=\\S{0,60}(?:\\d\\S{0,60}[A-Za-z]\\S{0,60}\\d|<))(?!(?:[a-z]+\\d*-)+[a-z]*\\d*(?![\\w+/=<>-]))[<\\w][\\w+/=<>-]{7,120}`,`Correla
Host
Request
Span
Trace
correla
host
request
span
trace`],["(?<=\\) \\()gas: \\d+(?=\\)$)","gas: 0"],["\\b(?:fv-az\\d+-\\d+|runnervm\\w+)\\b",`fv-az0
runnerv`],["\\(\\d[\\d.]*=setup\\[[\\d.]+\\](?:\\+cmd\\[[\\d.,]+\\])* seconds\\)","econds)"],['\\b(duration_ms|time|(?<=")(?:ms|duration|elapsed)(?="))("?[:=] ?"?|(?<=_ms) )\\d[\\d.]*(?! ?(?:days?|weeks?|months?)\\b)',`duratio
elapsed
ms
ration_
time`],["(?<=\\b(?:errors?|files?|tests?|checks?|specs?|examples?|suites?|packages?|passed|skipped) in )(?!\\d+ (?:min(?:ute)?|h(?:ou)?r?)s?\\b)\\d+(?:[.,]\\d+)?(?: ?(?:ns|\xB5s|\u03BCs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}",`check i
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
tests i`],["(?<![\\w.])(?:\\d+(?:h|m)){1,2}\\d+\\.\\d+s\\b|(?<=\\b(?:after|for|in|took|elapsed|of) )(?:\\d+(?:\\.\\d+)?(?:ms|h|m)){1,3}\\d+(?:\\.\\d+)?m?s\\b",`0.0
after 
elapsed
for 
in 
of 
took `],["(?<![\\w.]|\\b(?:[Ll]imit|[Mm]aximum|[Qq]uota|[Bb]udget)\\b.{0,60})\\d+(?:[.,]\\d+)? ?(?:[kKMGT]i?B|bytes)\\/s\\b",` GB/s
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
kiB/s`],["(?<=\\b(?:[Rr]ead|[Dd]ownloaded|[Uu]ploaded|[Tt]ransferred|[Ff]etched) )\\d+(?:[.,]\\d+)? ?(?:[kKMGT]i?B|bytes)(?: of \\d+(?:[.,]\\d+)? ?(?:[kKMGT]i?B|bytes))?\\b(?! (?!and\\b|at\\b|for\\b|from\\b|in\\b|of\\b|so\\b|to\\b|with\\b)[a-z])",`Downloa
Fetched
Read 
Transfe
Uploade
downloa
fetched
read 
transfe
uploade`],["(?<=\\bCoverage for \\w{1,20} \\()[\\d.]+%(?=\\) does not meet)|(?<=\\b[Tt]otal [Cc]overage:? )[\\d.]+%?|(?<=threshold .{0,200}\\bnot met: )[\\d.]+%(?=$)|(?<=threshold .{0,200}\\bbut (?:was|is|got) )[\\d.]+|(?<=\\blimit (?:is|was|has been|has|was) exceeded by )\\d[\\d.]* ?(?:[kKMG]i?)?B\\b",`Coverag
coverag
does no
exceede
thresho`],["(?<=\\bremaining )\\d+(?= arguments? skipped)|\\(wstat \\d+, <address>\\)",`argumen
dress>)`],["(?<![\\w.-])1(?:7\\d|8[0-3])\\d{7}(?:\\d{3}){0,3}(?![\\w.])(?! bytes)","0000000"],["(?<=\\/(?:runs?|jobs?|builds?)\\/)\\d{9,19}\\b",`/build/
/builds
/job/
/jobs/
/run/
/runs/`],["\\bdue to (?:\\d+ )?previous errors?(?:; \\d+ warnings? emitted)?","previou"],["(?<=\\b[Uu]sed )\\d+(?:[.,]\\d+)? ?[kKMGT]i?B(?= of memory\\.?$)",`memory
memory.`],["(?<=[A-Za-z_][ -]|#)(?<!\\b(?:[Nn]o|not|code|errno|error|exit|status|[Vv]ersion|[Mm]igrat\\w*|(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of)))\\b.{0,60})(?!20\\d\\d[01]\\d[0-3]\\d(?!\\d)|\\d*(?:0123|1234|2345|3456|4567|5678|6789))\\d{8,11}(?![\\w.,:/-])(?! (?:%|[kKMGT]?i?B\\b|(?!is\\b|was\\b|has\\b)[a-z]+s\\b|of\\b)|.{0,300}\\b(?:not found|unknown|(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of)))\\b)","0"],["(?<![\\w.]|\\d-|\\b(?:[Mm]igrat|[Ss]chema|[Vv]ersion).{0,100})20\\d\\d(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])(?:[01]\\d|2[0-3])[0-5]\\d[0-5]\\d(?!\\w)","0000000"],[`(?<=\\b(?:[Bb]ranch|refs?|origin|(?:push|checkout|merge)(?: \\w+)?)\\b[ /:'"]{1,3}[\\w./-]{0,60}[A-Za-z][-/_])20\\d\\d-?[01]\\d-?[0-3]\\d(?![\\w-])`,`000-00-
0000-00
000000-
0000000`],["(?<=^\u276F \\S{1,300}) \\(\\d+ tests? .{0,80}$",`0 test 
0 tests`],["(?<=\\/DerivedData\\/[\\w.]{1,80}-)[a-z\\d]{28}(?=\\/)","Derived"],["(?<= )\\(Wstat: \\d+(?: \\(exited \\d+\\))?(?: Tests: .{1,60})?\\)$","(Wstat:"],["^([\\w.-]{1,40}> {1,6})\\d{1,6}(?=\\|)","> "],["\\.{4,}","."],[`'[^']*'|"[^"]*"|^[+-]\\s+|\\s+`,`+ 
- 
 
"
'`],["^(\\W{0,8})\\d{1,6}\\)(?=\\s)","0)"],["^(?:\\[gw\\d+\\] )?\\[ *\\d+%\\]|(?<=\\.py\\S{0,300} {1,200}(?:[A-Z]{4,7} +(?:\\(.{0,200}\\) +)?)?)\\[ *\\d+%\\]$",`0%]
0%]`],["^([\u2718\u2713-] {1,3})\\d{1,6}(?= .{1,300} \u203A )"," \u203A "],["^\\[xUnit\\.net [\\d:.]{5,16}\\]","[xUnit"],["(?<=^==> X .{1,300}) [\\d.]+s(?= )","==> X "],["(?<=\\bhttps?:\\/\\/(?:localhost|127\\.0\\.0\\.1|\\[::1\\]):)(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b",`http://
https:/
localho
tps://[
ttp://[`],["^(\\d+)(?= - )"," - "],["(?<!\\s)\\s*[([](?<!^(?:\u25CF |FAILED ).*[([])\\s{0,4}\\d+(?:[.,]\\d+)?(?: ?(?:ns|\xB5s|\u03BCs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}\\s{0,4}[)\\]](?=\\s*(?:<<<|$))",`(
[`],["\\s\\d+(?:[.,]\\d+)?(?: ?(?:ns|\xB5s|\u03BCs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}$(?<=^\\s*[\xD7\u2A2F].*)|(?:Time elapsed: \\d[\\d.]* s)(?=\\s*<<<)",`elapsed
\xD7
\u2A2F`],["(?<!^\u25CF [^(]{0,300})(\\.(?:gleam|[cm]?[jt]sx?|pyi?|go|rs|java|kts?|scala|cljs?|rb|rake|erb|php|p[lm]|t|cc?|cpp|cxx|h|hh|hpp|mm?|swift|cs|fsx?|vb|exs?|erl|hs|mli?|dart|lua|[rR]|Rmd|jl|sh|bash|psm?1|bats|vue|svelte|s?css|less|html?|xml|json|ya?ml|toml|mdx?|rst|txt|csv|tf|hcl|sql|proto|gradle|groovy|feature|nim|zig|sol|elm|cmake|make|mk|bzl|bazel|ini|cfg|conf|csproj|targets|props|robot|adoc|tex|vhdl?|sv|log|nix|graphql|po|f90|s|S|asm|in|spec)):\\d+(?::\\d+)?(?=[)\\]\\s]|$)",":0"],["(?<=\\.swift):\\d+:\\d+(?=: )",".swift"],[" after [\\d.]+ seconds with \\d+ issues?\\b","seconds"],["(?<=\\b(?:avg|min|med|max|p\\(\\d+\\))=)\\d[\\d.]*(?:\xB5s|ms|s)\\b",`avg
max
med
min
p(0`],["\\[ *\\d+\\.\\d+s\\]","0s]"],["(?<=^not ok (?:\\d+|<n>) .{1,300}) in \\d+ms$","not ok"],['^\\W{0,4}(?:(?:t|ts|time|timestamp)"?[=:] ?)?"?(?:\\d{4}[-/]\\d\\d[-/]\\d\\d[T ,]{0,2})?(?:\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?|\\d{1,2}:\\d\\d[AP]M)(?:Z|[+-]\\d\\d:?\\d\\d)?["\\]]?[\\s,:|-]{1,4}(?=\\D)',`00:00:0
0:00AM
0:00PM`],['(?<!\\b(?:be|expected|respond|run|within) )\\bin \\d+(?:[.,]\\d+)?(?: ?(?:ns|\xB5s|\u03BCs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}|\\s{0,4}[([]\\s{0,4}\\d+(?:[.,]\\d+)?(?: ?(?:ns|\xB5s|\u03BCs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}\\s{0,4}[)\\]](?=\\W*$)|(?<="(?:ms|duration|elapsed)":)\\d[\\d.]*|\\btook=\\d+(?:[.,]\\d+)?(?: ?(?:ns|\xB5s|\u03BCs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\\b|[mh](?![a-z_]))(?: ?\\d+(?:\\.\\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}',`"durati
"elapse
"ms":
(
[
in 0
took=0`],["err|Err|ERR|ail|AIL|xcept|anic|not |n't|no such|No such|nable|issing|nvalid|nknown|unexp|Unexp|xpect|eni(?:ed|al)|fus(?:ed|al)|orbid|thoriz|eject|lready|onflict|ismatch|iffer|xceed|ime(?:d )?-?out|TIMEOUT|eadline|oo (?:many|large|long|slow)|illed|rash|egmentation|emory|No space|no space|eadlock|bort|isconnect|ndefined|nresolved|mbiguous|llegal|alformed|nsupported|ncorrect|compatible|broken|Broken|roken|leak|RACE|race|iolat|orrupt|bsolete|xpired|ause|depends|equire|must |should|ssert|\u2260|!=|warn.{0,20}error|[45]\\d\\d [A-Z]|hreshold|reset by|nreachable|ocked|dirty|ncommitted|odified|ctual|got |want|signal|denied|unsat|cycl|loop|empty|duplicate|Duplicate|outdated|out of|\u2717|\u2718|\u2716|\xD7|\u2715|\u274C|:\\d+:|nsufficient|xhausted|nhealthy|CRITICAL|SEVERE|FATAL|atal: |E: |in use|limit|\\b(?:above|below)\\b|llowed|ermi(?:tted|ssion)|would be|able to|nother|\\bstale|hanged|ircular|verflow|ore dumped|erminated|[Bb]usy|\\bdrift|ECONN|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ertificate|nstead of|ore than|nbound|ndeclared|ninitiali|ulnerabilit|nauth|\\bsigned\\b",`!=
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
\u274C`],["\\bJavaScript heap out of memory$","JavaScr"],['^(?:.{0,100}[:"\\]] |\\s*)java\\.lang\\.OutOfMemoryError\\b',"OutOfMe"],["^(?:> )?Java heap space$",`> Java
Java he`],["^(?:E {3,})?MemoryError(?:: |$)","MemoryE"],["\\bOutOfMemoryError: CUDA out of memory\\.","OutOfMe"],["\\bworker process crashed with error: Out of memory\\.","process"],["^fatal error: (?:runtime: )?(?:out of memory|cannot allocate memory)",`allocat
fatal e
runtime`],["\\bld terminated with signal 9\\b","termina"],["\\bKilled signal terminated program cc1(?:plus)?$","termina"],["\\(signal: 9, SIGKILL: kill\\)$","SIGKILL"],["\\/(?:link|compile|cgo|asm): signal: killed$",`compile
signal:`],["\\bGradle build daemon disappeared unexpectedly\\b","disappe"],["\\bld terminated with signal (?:4|6|7|11)\\b","termina"],["\\b(?:Segmentation fault|Bus error|Aborted|Illegal instruction) signal terminated program \\w{1,20}$",`Aborted
Illegal
Segment
termina`],["\\bunable to execute command: (?:Segmentation fault|Bus error|Aborted|Illegal instruction)\\b",`Aborted
Illegal
Segment
execute`],[": `(?:\\S{0,200}\\/)?(?:rustc|rustdoc|clippy-driver) .{0,400}` \\(signal: (?:4|6|7|11), SIG\\w{3,4}: ","(signal"],["\\/(?:link|compile|cgo|asm): signal: (?:segmentation fault|bus error|aborted|illegal instruction)\\b",`aborted
compile
illegal
segment
signal:`],["\\b(?:linker|clang frontend) command failed (?:due to signal|with exit code 13[2459])\\b",`command
fronten`],["^(?:error: )?rustc interrupted by SIG(?:ABRT|BUS|ILL|SEGV)\\b",` SIGBUS
 SIGILL
SIGABRT
SIGSEGV`],["\\/bin\\/(?:gradle|mvn|sbt|scalac|kotlinc): line \\d{1,5}: +\\d{1,9} (?:Segmentation fault|Bus error|Aborted|Illegal instruction)\\b",`bin/gra
bin/mvn
bin/sbt
bin/sca
kotlinc`],["\\bcompile command failed due to signal (?:4|6|7|11)\\b","compile"],["^(?:\\[Errno 28\\] |ENOSPC: |[\\w./-]{1,100}: ){0,3}[Nn]o space left on device\\b",`No spac
no spac`],["^(?:[\\w./+-]{1,100}: |(?:write|copy|mkdir|open) \\/).{0,300}(?:: |')[Nn]o space left on device(?:: unknown)?'?\\.?$",`'No spa
'no spa
No spac
device
device'
device.
nknown'
unknown`],["^npm (?:ERR!|error) code ENOSPC$","ENOSPC"],["^There is not enough space on the disk\\b","There i"],["^(?:Error: )?Failed to resolve action download info\\.",`Error:
Failed`],["^(?:Error: )?Failed to download (?:action|archive) '",`Error:
Failed`],["^(?:Error: )?Response status code does not indicate success: (?:5\\d\\d|429|408)\\b","Respons"],["^(?:Error: )?Action 'https:\\/\\/.{1,300}' download has timed out\\.","downloa"],["^(?:Error: )?Can't use '[^']{1,40}' extract archive file: ","extract"],["^(?:Error: )?An error occurred while sending the request\\.",`Error:
occurre`],['^(?:Error: )?Internal server error occurred while resolving "',"Interna"],["^npm (?:ERR!|error) code (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E50[0-4]|E429)$",`EAI_AGA
ECONNRE
ERR_SOC
ETIMEDO
npm err
pm ERR!`],["^npm (?:ERR!|error) network (?:This is a problem related to network connectivity\\.|aborted|(?:read|connect|request) E[A-Z]{6,20})$",`network
pm ERR!`],["^request to https?:\\/\\/(?!(?:[\\w.-]{1,200}\\.)?example\\.(?:com|net|org)\\b)(?:[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?\\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\\b)[a-z][a-z\\d-]{1,20}(?![\\w.-]*\\w)\\/.{0,300}reason: .{0,100}(?:ECONNRESET|EAI_AGAIN|socket hang up)","request"],["^getaddrinfo EAI_AGAIN (?!(?:[\\w.-]{1,200}\\.)?example\\.(?:com|net|org)\\b)(?:[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?\\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\\b)[a-z][a-z\\d-]{1,20}(?![\\w.-]*\\w)","EAI_AGA"],[`^(?:.{0,100}: )?(?:Get "https:\\/\\/.{1,200}": )?(?:dial tcp: lookup|Temporary failure resolving) '?(?!(?:[\\w.-]{1,200}\\.)?example\\.(?:com|net|org)\\b)(?:[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?\\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\\b)[a-z][a-z\\d-]{1,20}(?![\\w.-]*\\w)(?!.*\\bno such host\\b)`,`Tempora
dial tc
ookup '`],['^(?:failed to \\w{1,20}: |.{0,60}: )?(?:Get|Head|Post) "https:\\/\\/(?!(?:[\\w.-]{1,200}\\.)?example\\.(?:com|net|org)\\b)(?:[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?\\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\\b)[a-z][a-z\\d-]{1,20}(?![\\w.-]*\\w)\\/.{0,300}connection reset by peer',"connect"],["^(?:[\\w.]{1,80}: )?HTTPSConnectionPool\\(host='(?!(?:[\\w.-]{1,200}\\.)?example\\.(?:com|net|org)\\b)(?:[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?\\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\\b)[a-z][a-z\\d-]{1,20}(?![\\w.-]*\\w)', port=443\\): Max retries exceeded (?!.*\\b[Nn]ame or service not known\\b).{0,300}(?:NameResolutionError|Connection reset by peer)",`', port
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
z', por`],["^\\(35\\) .{0,100}Connection reset by peer in connection to (?!(?:[\\w.-]{1,200}\\.)?example\\.(?:com|net|org)\\b)(?:[a-z\\d](?:[a-z\\d-]{0,61}[a-z\\d])?\\.){1,8}(?!(?:arpa|corp|example|home|internal|intranet|invalid|lan|local|localhost|onion|private|svc|test)\\b)[a-z][a-z\\d-]{1,20}(?![\\w.-]*\\w)","Connect"],["^API rate limit exceeded for (?:installation|user)(?: ID\\b|\\.)","API rat"],["^GitHub API limit \\(\\d{1,6} calls\\/hr\\) is exhausted\\b","lls/hr)"]]),Mt="",Ut="";function hi(t){return t>="0"&&t<="9"?"0":t.trim()===""?" ":t}const bi=`123456789	
\v\f\r\xA0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF`;function Si(t){const{classes:e,codesOf:n,width:s}=Ei(t.flat()),r=new Map;for(const[h,g]of t.entries())for(const b of g)r.set(b,[...r.get(b)??[],h]);const i=wi([...r.keys()].map(n),s),{next:o,links:d}=i,a=t.length+31>>>5,{rows:l,sets:c}=Ri(i,[...r.values()],a),[f=0,u=0]=n(Mt+Ut);function m(h,g){let b=h;for(;b!==0&&o[b*s+g]===0;)b=d[b]??0;return o[b*s+g]??0}function p(h,g){const b=l[h]??0;for(let E=0;b!==0&&E<a;E+=1)g[E]=(g[E]??0)|(c[(b-1)*a+E]??0)}return{none:()=>new Uint32Array(a),find(h,g){let b=m(0,f);p(b,g);for(let E=0;E<h.length;E+=1)b=m(b,e[h.charCodeAt(E)]??0),l[b]!==0&&p(b,g);p(m(b,u),g)}}}function Ei(t){const e=new Uint8Array(65536);let n=1;const[s,r]=[n++,n++],i=d=>e[d]||=n++,o=d=>Array.from({length:d.length},(a,l)=>d[l]===Mt?s:d[l]===Ut?r:i(d.charCodeAt(l)));for(const d of t)o(d);for(const d of bi)e[d.charCodeAt(0)]=i(hi(d).charCodeAt(0));return{classes:e,codesOf:o,width:n}}function wi(t,e){const n=t.reduce((a,{length:l})=>a+l,1),s=new Uint16Array(n*e),r=[];let i=1;const o=t.map(a=>a.reduce((l,c,f)=>{const u=s[l*e+c]??0;if(u!==0)return u;const m=i++;return s[l*e+c]=m,(r[f]??=[]).push({state:m,parent:l,code:c}),m},0)),d=new Uint16Array(i);for(const{state:a,parent:l,code:c}of r.slice(1).flat()){let f=d[l]??0;for(;f!==0&&s[f*e+c]===0;)f=d[f]??0;d[a]=s[f*e+c]??0}return{next:s,links:d,states:r.flat().map(({state:a})=>a),ends:o}}function Ri({links:t,states:e,ends:n},s,r){const i=new Map;for(const[c,f]of n.entries())i.set(f,s[c]??[]);const o=new Uint16Array(t.length),d=[],a=new Map,l=new Map;for(const c of e){const f=[...i.get(c)??[],...l.get(t[c]??0)??[]];if(f.length===0)continue;l.set(c,f);const u=new Uint32Array(r);for(const h of f)u[h>>>5]=(u[h>>>5]??0)|1<<(h&31);const m=u.join(),p=a.get(m)??a.size+1;a.has(m)||d.push(...u),a.set(m,p),o[c]=p}return{rows:o,sets:Uint32Array.from(d)}}function Pe(t){const e=Wt(t);return n=>e(n).filter(s=>t[s]?.test(n))}function Wt(t){const e=(0,Pt.O)(()=>{const n=t.map(i=>Ai(i)?.split(`
`)),s=Si(n.map(i=>i??[])),r=s.none();for(const[i,o]of n.entries())o===void 0&&(r[i>>>5]=(r[i>>>5]??0)|1<<(i&31));return{words:s,always:r,found:s.none()}});return n=>{const{words:s,always:r,found:i}=e();return i.set(r),s.find(n,i),Ti(i)}}function Ai({source:t,ignoreCase:e,multiline:n}){return e||n?void 0:gi.get(t)}function Ti(t){const e=[];for(let n=0;n<t.length;n+=1)for(let s=t[n]??0;s!==0;s&=s-1)e.push(32*n+31-Math.clz32(s&-s));return e}const Ii=[["go","either",/^\s{0,24}--- FAIL: (?<title>\S{1,300})(?: \([\d.]+ ?s(?:econds)?\))?/,"--- FAIL: TestHM9000 (0.00 seconds)",{before:5,after:6,parents:!0,runs:/^ginkgo/}],["gotestsum","passed",/^PASS (?<title>\S{1,300}) \(re-run \d+\)/,"PASS net.TestDial (re-run 1) (0.38s)"],["gotestsum","test",/^=== FAIL: (?<suite>\S{1,200}) (?<title>\S{1,300})(?: \(re-run (?<attempt>\d+)\))?/,"=== FAIL: sum TestAdd (0.00s)",{before:0,after:8,parents:!0}],["ginkgo","test",/^(?:• )?\[(?:FAILED|PANICKED|TIMEDOUT)\](?: \[[\d.]+ seconds\])?$/,"\u2022 [FAILED] [0.001 seconds]",{isCommon:!0}],["ginkgo summary","test",/^\s{0,4}\[(?:FAIL|PANICKED!|TIMEDOUT|INTERRUPTED)\] (?!A |\w+::\w+: )(?<title>\S.*)$/,"  [FAIL] Size [It] formats 10 MB",{isCommon:!0}],["cargo test","test",/^---- (?<title>\S.{0,300}?) stdout ----$/,"---- tests::adds stdout ----",{before:0,after:8,captures:!0}],["cargo test","run",/^test (?<title>\S.{0,300}) \.\.\. FAILED$/,"test tests::adds ... FAILED"],["nextest","test",/^\s+(?:FAIL|SIGABRT|SIGSEGV|TIMEOUT) \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/,"        FAIL [   0.005s] sum tests::adds",{before:0,after:10}],["nextest","test",/^\s+TRY \d+ FAIL \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/,"  TRY 1 FAIL [   0.013s] (\u2500\u2500\u2500\u2500\u2500) sum tests::adds"],["nextest","passed",/^\s{0,8}(?:TRY \d+ PASS|FLAKY \d+\/\d+) \[ *[\d.]+s\] (?:\([ \d/─]+\) )?(?<suite>\S{1,200}) (?<title>\S.*)$/,"  TRY 2 PASS [   0.098s] sum tests::adds"],["cargo test","listing",/^failures:$/,"failures:"],["go","apart",/^=== (?:RUN|PAUSE|CONT|NAME|FAIL|SKIP|Skipped|Failed|Errors)\b(?: +(?<title>\S{1,300})$)?/,"=== RUN   TestAdd"],["testify","failure",/^\s+Error Trace:/,"        	Error Trace:	/app/sum_test.go:12",{before:1,after:8}],["go, rust, swift, php","failure",/^(?:panic: |(?:PHP )?(?:[Ff]atal|Parse) error: |WARNING: DATA RACE|thread '.{1,300}' (?:\(\d+\) )?panicked at )/,"panic: Fail in goroutine after Test_statusCodeInterceptor has completed",{before:0,after:10}],["go","failure",/^go: (?!downloading|finding|extracting|added|upgraded|found|creating|to add)\S/,"go: updates to go.mod needed",{before:0,after:3}],["ginkgo","failure",/^\s{0,8}•? ?\[(?:FAILED|PANICKED|TIMEDOUT)\] /,"  [FAILED] Expected",{before:0,after:8}],["rustc, git, kubectl, uv, typos","failure",/^\s{0,4}error(?:\[[\w-]{1,60}\])?: (?!could not compile|aborting due|process didn't|test failed|doctest failed|\d+ targets? failed|builder for|.{0,200}(?:exit code|exited with code) \d)\S/,"error: `zeebra` should be `zebra`",{before:0,after:8}],["go, cargo","summary",/^(?:FAIL\s+\S+\s+(?:[\d.]+s|\[.{1,40}\])$|error: (?:could not compile|test failed))/,"FAIL	github.com/example/shop/sum	0.005s"],["cargo","total",/^test result: FAILED\. (?<passed>\d+) passed; (?<failed>\d+) failed;/,"test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out",{counts:"tests"}],["nextest","total",/^\s+Summary \[ *[\d.]+s\] (?<total>\d+)(?:\/\d+)? tests? run: .{0,60}?(?<failed>\d+) (?:failed|timed out)(?:, (?<errors>\d+) timed out)?/,"     Summary [   0.012s] 12 tests run: 11 passed, 1 failed, 0 skipped",{counts:"tests"}],["rustc","total",/^error: aborting due to (?<failed>\d+) previous errors?/,"error: aborting due to 2 previous errors",{counts:"findings"}]],ki=[["lerna","part",/^lerna (?:ERR!|error) \w{2,8} run \S{1,100} exited \d{1,5} in '(?<title>[^']{1,214})'$/,"lerna ERR! npm run test exited 1 in '@atlas/geo'"],["jest","test",/^ {2,12}● (?!Console$|Cannot log after|.{0,40}Warning)(?<title>\S.*)$/,"  \u25CF example tests \u203A test that always fails",{before:0,after:16,isCommon:!0,retried:/^\s*RETRY \d+$/}],["jest","file",/^\s{0,10}FAIL {1,2}(?:\[.{1,60}\] |\S+ )?(?<file>\S{1,300}\.\w{1,8})(?: \([\d.]+ m?s\))?$/,"FAIL src/checkout.test.ts (7.1 s)"],["jest","captured",/^ {2,6}console\.(?:debug|dir|error|info|log|table|trace|warn)$/,"  console.log"],["vitest","test",/^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>(?<file>\S{1,300}\.\w{1,5}) > .+)$/," FAIL  src/math.test.ts > add > adds two numbers",{before:0,after:14}],["vitest","test",/^ ?FAIL {2}(?:\|.{1,60}\| |\w{1,30} {1,3})?(?<title>\S{1,300}) \[ (?<file>\S{1,300}) \]$/," FAIL  src/math.test.ts [ src/math.test.ts ]",{before:0,after:14}],["playwright","test",/^ {2}\d{1,5}\) (?<title>(?:\[.{1,60}\] › )?(?<file>[^\s:]{1,200}):(?<line>\d+):(?<column>\d+) › .+?)(?: [─-]{2,})?$/,"  3) [chromium] \u203A tests/sites.test.ts:34:1 \u203A docs page \u2500\u2500\u2500\u2500\u2500\u2500",{before:0,after:14}],["uvu","test",/^ {3}FAIL {2}(?:\S{1,100} {1,2})?"(?<title>.{1,300})"$/,'   FAIL  sum  "adds two numbers"'],["node","test",/^test at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+)$/,"test at test/sum.test.js:5:1",{title:"inner"}],["ava","ended",/^\s{0,4}✘ \[fail\]: (?<title>.+?)(?: (?:Rejected promise|Error thrown|Test finished|Promise returned).*)?(?: \([\d.]+m?s\))?$/,"  \u2718 [fail]: adds two numbers",{before:0,after:10}],["bun","ended",/^(?:\(fail\) (?<title>.+?)(?: \[[\d.]+m?s\])?|✗ (?<name>\S.{0,300}?) \[[\d.]+m?s\])$/,"(fail) math > adds two numbers [1.20ms]",{before:12,after:0}],["bun, webdriverio","file",/^(?:» \/(?=\S+\w$)|(?=\S+\.(?:test|spec)\.\w{1,4}:$))(?<file>[\w@./-]{1,300}\.\w{1,8}):?$/,"test/math.test.ts:"],["karma","test",/^(?<title>(?:\w+ )?(?:Chrome|Firefox|Safari|Edge|Electron|HeadlessChrome)\b[^)]{0,100}\) .{1,300}) FAILED$/,"Chrome Headless 120.0.0.0 (Linux x86_64) sum adds two numbers FAILED",{before:0,after:6}],["deno","test",/^(?<title>\S.{0,300}) => (?<file>(?:\.\/|file:\/\/)\S{1,300}):(?<line>\d+):(?<column>\d+)$/,"adds two numbers => ./sum_test.ts:5:6"],["newman","test",/^ {0,3}\d{1,4}\. {2}(?:\w*(?:Error|Failure)) {2,}(?<title>\S.*)$/," 1.  AssertionError  status is 200"],["mocha, jasmine","muted",/^\s{0,2}(?:Pending|Skipped|Pending tests|\d+ (?:flaky|skipped|pending|did not run)|There (?:was|were) \d+ (?!errors?:|failures?:)[\w ]{1,40}|\d+ tests? triggered \d+ [\w ]{1,40})(?::.{0,80})?$/,"Pending:"],["tap","apart",/^(?:TAP version \d+|1\.\.\d+)$/,"1..12",{suite:"commented"}],["any","apart",/^\s{0,24}ok \d+\b/,"ok 2 - adds two numbers",{suite:"commented"}],["jest, nyc, c8, vitest","failure",/^(?:Jest: .{0,200}threshold|(?:ERROR: )?Coverage for \w+ \(.{1,20}\) does not meet)/,"ERROR: Coverage for lines (81.25%) does not meet global threshold (90%)",{before:0,after:0}],["node, vitest, vite, rollup, webpack, next","failure",/^(?:✖ failing tests:|⎯+ Unhandled (?:Errors?|Rejection) ⎯|(?:node:internal\/\S+|(?:file:\/\/)?\/\S+\.[cm]?[jt]s):\d+$|FATAL ERROR: |\s{0,4}ERROR in \S|Failed to compile\.?$|error during build:|\[!\] |RollupError: )/,"error during build:",{before:0,after:9}],["chai, cypress, node, python","failure",/^\s{0,8}(?:AssertionError(?: \[ERR_ASSERTION\])?(?:: |$)|CypressError: )/,"     AssertionError: Timed out retrying: Expected to find element: `#random-number`, but never found it.",{before:3,after:6}],["prettier, commitlint","failure",/^(?:\[warn\] (?:Code style issues|\S{1,300}\.\w{1,8}$)|⧗ {3}input: )/,"[warn] Code style issues found in 2 files. Run Prettier with --write to fix.",{before:0,after:0}],["npm, yarn, pnpm","failure",/^(?:npm (?:ERR!|error) (?:code (?!ELIFECYCLE|\d)|Missing script)|➤ YN(?:0001|0009|0018|0020|002[78]|0035|0041|0046|0078|0080|0082): |\s{0,2}(?:ERROR {2})?\[?ERR_PNPM_(?!RECURSIVE_))/,"npm ERR! code E404",{before:0,after:10}],["jest, vitest","summary",/^(?:Test Suites: +|\s+Test Files {2})(?<failed>[1-9]\d*) failed\b/,"Test Suites: 1 failed, 2 passed, 3 total",{counts:"files"}],["npm, yarn, pnpm","summary",/^(?:npm (?:ERR!|error) (?:code (?:ELIFECYCLE|\d)|Lifecycle script)|error: .{0,200}(?:exit code|exited with code) \d|error Command failed with exit code|The command failed for workspaces |\s?ELIFECYCLE )/,"error Command failed with exit code 1."],["jest","total",/^Tests: {2,}(?:(?<failed>[\d,]+) failed, )?.{0,100}?(?<total>[\d,]+) total$/,"Tests:       1 failed, 2 passed, 3 total",{counts:"tests"}],["vitest","total",/^\s+Tests {2}(?:(?<failed>\d+) failed \| )?.{0,80}\((?<total>\d+)\)$/,"      Tests  1 failed | 29 passed (30)",{counts:"tests"}],["mocha","total",/^ {2}(?:(?<failed>\d+) failing$|(?<passed>\d+) passing \()/,"  1 failing",{counts:"tests"}],["playwright","total",/^ {2}(?:(?<failed>\d+) failed|(?<passed>\d+) passed \([\d.]+m?s?h?\))$/,"  47 passed (1.2m)",{counts:"tests"}],["tap","total",/^(?:# |ℹ )(?:fail {1,2}(?<failed>\d+)|pass {1,2}(?<passed>\d+))$/,"# fail 1",{counts:"tests"}],["bun","total",/^ *(?:(?<failed>\d+) fail|(?<passed>\d+) pass)$/," 1 fail",{counts:"tests"}],["mocha","total",/^ {4}✖ {2}\d+ of \d+ failed \(\d+%\) +[\d:]+ +(?<total>\d+) +[\d-]+ +(?<failed>\d+)/,"    \u2716  2 of 2 failed (100%)                     00:17        7        3        2        -        2",{counts:"tests",isWhole:!0}],["eslint","total",/^✖ \d+ problems? \((?<failed>\d+) errors?, /,"\u2716 2 problems (2 errors, 0 warnings)",{counts:"findings"}],["stylelint","total",/^(?:✖ )?(?<failed>\d+) problems?(?: \(|$)/,"2 problems (1 error, 1 warning)",{counts:"findings"}]],xi=[["gradle","test",/^(?<title>[^\s>:][^>]{0,200} > .{1,300}) FAILED$/,"GreeterTest > testThatGreeterReturnsTheCorrectGreeting FAILED",{before:0,after:5}],["gradle","passed",/^(?<title>[^\s>:][^>]{0,200} > .{1,300}) PASSED$/,"GreeterTest > greets() PASSED"],["surefire","muted",/^\[(?:WARNING|WARN|INFO)\] (?:Flakes|Flaky tests?): ?$/,"[WARNING] Flakes: "],["surefire","test",/^(?:\[ERROR\] +)?(?<title>[\w$.]{1,300}(?:\[[^\]]{1,100}\]|\([^)]{0,200}\)|\{[^}]{1,100}\})*|\S.{0,300}(?= -- ))(?: --)? +Time elapsed: .{1,40} <<< (?:FAILURE|ERROR)!/,"[ERROR] com.example.SumTest.adds -- Time elapsed: 0.012 s <<< FAILURE!",{before:0,after:6}],["surefire summary","test",/^\[ERROR\] {2,}(?<title>[\w$.]{1,200}(?:->[\w$.]{1,100}|\[[^\]]{1,100}\])*):(?<line>\d+)(?:->\S{1,200})? +(?<detail>\S.*)$/,"[ERROR]   SumTest.adds:12 expected: <3> but was: <4>",{before:0,after:0}],["scalatest","test",/^(?:\[\w+\] )?\s{0,8}- (?<title>.{1,300}) \*\*\* FAILED \*\*\*/,"- NOPTest *** FAILED ***",{before:0,after:3,headings:"outer and beside"}],["munit","test",/^(?:\[\w+\] )?==> X (?<title>\S.{0,300}?) {2}[\d.]+s\b/,"==> X sum.SumSuite.adds  0.012s munit.ComparisonFailException: SumSuite.scala:12",{before:0,after:8}],["clojure","suite",/^(?:lein test|Testing) (?<title>[a-z][\w.-]{1,200})$/,"lein test shop.sum-test"],["clojure","test",/^(?:FAIL|ERROR) in \(?(?<title>[^)(\s/]{1,200})\)? \((?<file>[^:)]{1,200})(?::(?<line>\d+))?\)$/,"FAIL in (adds) (sum_test.clj:12)",{before:0,after:6}],["vstest","test",/^\s{1,4}Failed (?<title>\S.{0,300}?) \[.{1,20}s\]$/,"  Failed FailingTest [12 ms]",{before:0,after:8}],["xunit","test",/^\s{0,4}\[xUnit\.net .{1,20}\] +(?<title>\S.{0,300}) \[FAIL\]/,"[xUnit.net 00:00:00.52]     Sum.Tests.Adds [FAIL]",{before:0,after:6}],["microsoft testing platform","test",/^failed (?<title>\S.{0,300}) \(\d[\dms .]{0,20}\)$/,"failed Adds (12ms)",{before:0,after:6,isCommon:!0}],["pester","test",/^\s*\[-\] (?<title>\S.{0,300}?)(?: [\d.]+m?s(?: \(.{1,40}\))?)?$/,"  [-] adds two numbers 12ms (10ms|2ms)",{isCommon:!0}],["gradle, powershell","failure",/^(?:\* What went wrong:|[\w-]+: (?:[A-Z]:\\|\/)\S{1,300}\.psm?1:\d+)/,"* What went wrong:",{before:0,after:6}],["kotlin, maven","failure",/^(?:e: \S|\[ERROR\] Failed to execute goal )/,"e: warnings found and -Werror specified",{before:0,after:1}],["java, .net","failure",/^(?:Exception in thread "|Unhandled [Ee]xception[.:] )/,'Exception in thread "Thread-7" java.io.EOFException',{before:0,after:8}],["sbt","failure",/^\[error\] (?:-- |\S{1,300}:\d+(?::\d+)?: )/,"[error] ../Scorex-Lagonaki/src/test/scala/scorex/ScorexTestSuite.scala:15: not found: type CryptoTestSuite",{before:0,after:4}],["powershell","failure",/^\s+\+ CategoryInfo/,"    + CategoryInfo          : ObjectNotFound: (Foo:String) [], CommandNotFoundException",{before:6,after:1}],["gradle, dotnet","summary",/^(?:BUILD FAILED in |\d+ tests? completed, \d+ failed|FAILURE: Build |> Task \S+ FAILED$|Test Run Failed|Build FAILED)/,"BUILD FAILED in 22s"],["surefire, maven, scalatest, sbt","summary",/^(?:\[(?:ERROR|WARNING)\] Tests run: .{1,60}(?:Failures: [1-9]|Errors: [1-9])|\[INFO\] (?:BUILD FAILURE|\S.{0,100}\.{2,} FAILURE )|\[\w+\] (?:Tests: succeeded \d+, failed [1-9]|Failed tests:))/,"[INFO] BUILD FAILURE"],["gradle","total",/^(?<total>\d+) tests? completed, (?<failed>\d+) failed/,"12 tests completed, 1 failed",{counts:"tests"}],["surefire","total",/^\[(?:ERROR|WARNING)\] Tests run: (?<total>\d+), Failures: (?<failed>\d+), Errors: (?<errors>\d+), Skipped: \d+(?:, Flakes: \d+)?$/,"[ERROR] Tests run: 162, Failures: 1, Errors: 0, Skipped: 0",{counts:"tests",isWhole:!0}],["dotnet","total",/^Failed! {2}- Failed: +(?<failed>\d+), Passed: +\d+, Skipped: +\d+, Total: +(?<total>\d+)/,"Failed!  - Failed:     1, Passed:    10, Skipped:     0, Total:    11",{counts:"tests"}],["scalatest","total",/^Tests: succeeded (?<passed>\d+), failed (?<failed>\d+)/,"Tests: succeeded 11, failed 1, canceled 0, ignored 0, pending 0",{counts:"tests"}],["msbuild","total",/^\s+(?<failed>\d+) Error\(s\)$/,"    3 Error(s)",{counts:"findings"}]],Fi=[["biome","finding",/^(?<file>[^\s:]{1,300}\.\w{1,8})(?::(?<line>\d+):(?<column>\d+))? (?<title>[a-zA-Z]\S{2,100})(?: .{1,40})? ━{3,}$/,"src/sum.ts:3:7 lint/style/useConst  FIXABLE  \u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501\u2501",{before:0,after:10}],["tsc, csc, msvc, msbuild, clang-cl","finding",/^(?<file>\S.{0,300}?)\((?<line>\d+)(?:,(?<column>\d+)){0,3}\) ?: (?:fatal )?(?<level>error|warning)(?: (?<title>[A-Z]+\d*))?: (?<detail>\S.*?)(?: \[\S+proj\])?$/,"tsc.ts(3,13): error TS7006: Parameter 'y' implicitly has an 'any' type.",{before:0,after:2}],["tsc","finding",/^(?:(?<file>\S.{0,300}?):(?<line>\d+):(?<column>\d+) - )?(?<level>error|warning) (?<title>TS\d+): (?<detail>\S.*)$/,"src/sum.ts:3:13 - error TS7006: Parameter 'y' implicitly has an 'any' type.",{before:0,after:4}],["pyright","finding",/^\s{1,4}(?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) - (?<level>error|warning|information): (?<detail>\S.*?)(?: \((?<title>report\w+)\))?$/,'  /app/sum.py:12:5 - error: "x" is not defined (reportUndefinedVariable)',{before:0,after:1}],["eslint, stylelint, yamllint","finding",/^\s{1,8}(?<line>\d+):(?<column>\d+)\s+(?:(?<level>error|warning|Error|Warning|✖|⚠):?\s+)(?<detail>\S.{0,300}?)(?: {2,}(?<title>[@\w][\w@/-]*(?:\.\w+)?)| +\((?<rule>[\w-]+)\))?$/,"  2:10  error    'unusedf' is defined but never used             no-unused-vars",{before:2,after:0}],["gnu ld","finding",/^(?:\S{0,100}ld(?:\.\w{1,8})?: )?(?<file>[^\s:()]{1,300}\.\w{1,5}):(?:(?<line>\d+)|\([^)]{1,100}\)): (?<detail>(?:undefined reference|multiple definition|relocation) .*)$/,"main.cpp:(.text+0x2c): undefined reference to `add(int)'"],["commitlint","finding",/^✖ {3}(?<detail>\S.*?) \[(?<title>[a-z]+(?:-[a-z]+)+)\]$/,"\u2716   subject may not be empty [subject-empty]",{before:2,after:1}],["php-cs-fixer","finding",/^ {1,6}\d{1,5}\) (?<file>\S{1,300}\.php)(?: \((?<detail>[a-z_, ]{2,300})\))?$/,"   1) src/Sum.php (single_quote)"],["ansible-lint","finding",/^(?!error|warning|note|help|bug)(?<title>[a-z]+(?:-[a-z]+)+(?:\[[\w-]{2,40}\])?|[a-z]+\[[\w-]{2,40}\]): (?<detail>[A-Z].*)$/,"yaml[line-length]: Line too long (171 > 160 characters)",{isCommon:!0}],["esbuild, angular","finding",/^\s{0,4}[✘✗X] \[ERROR\] (?:(?<title>[A-Z]{2,8}\d{2,5}): )?(?<detail>\S.*?)(?: \[plugin .{1,60}\])?$/,'\u2718 [ERROR] Could not resolve "lodash"',{before:0,after:6}],["ghc","finding",/^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+)(?:-\d+)?: (?<level>error|warning): \[(?<title>[\w-]{1,60})\](?: \[[\w,= -]{1,150}\])?$/,"src/Sum.hs:3:5: error: [GHC-88464]"],["gcc, clang, javac, mypy, ghc, swift","finding",/^(?<file>(?:[A-Za-z]:)?[^\s:[][^:]{0,300}):(?<line>\d+)(?::(?<column>\d+)(?:-\d+)?)?: (?:fatal |internal compiler )?(?<level>error|warning|note|remark|info|hint|(?:Error|ERROR|Warning|WARNING)(?=:)):? ?(?<detail>.*?)(?: {1,2}\[(?<title>[\w=+.-]+)(?:,-[\w-]+)*\]| \((?<rule>[a-z]+(?:_[a-z]+)+)\))?$/,"/path/to/my/file.py:123: error: Error message!",{before:2,after:5}],["sphinx, any","finding",/^(?<file>(?!\.{3})(?:[A-Za-z]:)?[^\s:]{1,300}\.\w{1,8}): (?<level>error|ERROR|Error|warning|WARNING|Warning): (?<detail>\S.*)$/,"docs/errors.md: WARNING: document isn't included in any toctree",{isCommon:!0}],["rubocop","finding",/^ {0,2}(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?:[CWEFR]: )?(?:\[\w+\] )?(?<title>[A-Z]\w{0,60}\/[\w/]{1,60}): (?<detail>\S.*)$/,"lib/sum.rb:3:5: W: [Correctable] Lint/UselessAssignment: Useless assignment to variable"],["pylint","finding",/^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<column>\d+): (?<title>[CRWEF]\d{4}): (?<detail>\S.* \([a-z][a-z-]{2,60}\))$/,"hub/mail.py:57:8: E1101: Instance of 'Mailer' has no 'flush' member (no-member)"],["go, golangci-lint, flake8, pylint, rubocop, ruff","finding",/^(?:vet: |%Error: )?(?<file>(?:[A-Za-z]:)?[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+): (?!note|remark|info|hint|help|0x[\da-f]+ in )(?:(?<title>[A-Z]{1,5}\d{1,5}):? (?:\[\*\] )?)?(?:(?<level>[Ww]arning|\[warning\]|W)[: ]+)?(?<detail>\S.*?)(?: \((?<rule>[a-z][\w:-]*)\)| \[(?:Error\/)?(?<name>[A-Za-z][\w/-]{1,60})\])?$/,"fmts/fmt_test.go:42:21: Error return value of `bufout.WriteString` is not checked (errcheck)",{before:1,after:2,isCommon:!0}],["maven","finding",/^\[(?<level>ERROR)\] +(?<file>\S{1,300}\.\w{1,8}):\[(?<line>\d+)(?:,(?<column>\d+))?\] (?:error: )?(?:\(\w+\) (?<title>[A-Z]\w{0,60}): )?(?<detail>\S.*)$/,"[ERROR] /app/src/main/java/Sum.java:[12,5] cannot find symbol",{before:0,after:2}],["kotlin","finding",/^e: (?:file:\/\/)?(?<file>\S{1,300}\.kts?):(?: \()?(?<line>\d+)(?::|, )(?<column>\d+)\)?:? (?<detail>\S.*)$/,"e: file:///app/src/Sum.kt:12:5 Unresolved reference: bar"],["rustc, clippy, elixir","finding",/^(?: {4})?error(?:\[(?<title>[\w-]{1,60})\])?: (?!\S{1,300}\.\w{1,8}:\d|build failed$|\S{1,60} exited with |could not compile|aborting due|process didn't|test failed|doctest failed|\d+ targets? failed)(?<detail>\S.*)$/,"error[E0308]: mismatched types"],["markdownlint","finding",/^(?<file>\S{1,300}):(?<line>\d+)(?::(?<column>\d+))? (?:error )?(?<title>MD\d{3})\/(?<detail>\S.*)$/,"README.md:12:81 MD013/line-length Line length [Expected: 80; Actual: 99]",{before:0,after:0}],["hadolint","finding",/^(?<file>\S{1,300}):(?<line>\d+) (?<title>(?:DL|SC)\d{4}) (?:error|warning|info|style): (?<detail>\S.*)$/,"Dockerfile:3 DL3008 warning: Pin versions in apt get install.",{before:0,after:0}],["dart","finding",/^\s{0,4}(?<level>error|warning) [•-] (?<detail>.{1,300}?) [•-] (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) [•-] (?<title>\w+)$/,"  error \u2022 Undefined name 'x' \u2022 lib/main.dart:12:5 \u2022 undefined_identifier",{before:0,after:0}],["dart","finding",/^\s{0,4}(?<level>error|warning|info) [•-] (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) [•-] (?<detail>.{1,500}) [•-] (?<title>\w+)$/,"  error \u2022 lib/main.dart:12:5 \u2022 Undefined name 'x' \u2022 undefined_identifier",{before:0,after:0}],["ruff, any linter","finding",/^(?<title>[A-Z]{1,6}\d{2,5}|unformatted):? (?:\[\*\] )?(?<detail>[A-Z`'"].*)$/,"F401 [*] `os` imported but unused",{before:0,after:4,isCommon:!0}],["oxlint","finding",/^\s{0,4}[×x✖] (?<title>[\w-]{1,60}\([\w/@-]{1,80}\)): (?<detail>\S.*)$/,"  \xD7 eslint(no-unused-vars): Variable 'a' is declared but never used."],["any linter","finding",/^(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+))?:? (?:- )?(?<level>error|ERROR|warning|WARNING)(?:: | - | {1,4})(?:\[?(?<title>[A-Z]{1,6}\d{2,5})\]?:? )?(?<detail>\S.*?)(?: {2,}(?<rule>[@\w][\w@/.-]*)| \[(?<name>[\w/.-]{2,80})\])?$/,"src/sum.ts:3:7 error Unexpected var  no-var"],["any linter","finding",/^\W{0,4}\[?(?<level>ERROR|Error|error|WARNING|Warning|warning)\]?:? {1,3}(?!\S{1,300}BUILD)(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+)(?::(?<column>\d+)(?:-\d+)?)?:? (?:- )?(?<detail>\S.*?)(?: {1,2}\[(?<title>[\w/.-]{2,80})\])?$/,"[ERROR] src/Sum.java:12:5: Missing a Javadoc comment. [JavadocVariable]"],["any linter","finding",/^\s{1,8}(?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+): (?<detail>\S.*?) \((?<title>[a-z@][\w@/:-]{2,60})\)$/,"  src/a.js:3:7: Unexpected var. (no-var)"],["any linter","finding",/^(?<level>ERROR|WARNING|INFO): (?<title>\w{2,60}) - (?<file>[^\s:]{1,300}\.\w{1,8}):(?<line>\d+):(?<column>\d+) - (?<detail>\S.*?)(?: \(see \S+\))?$/,"ERROR: UndefinedMethod - src/A.php:12:5 - Method A::b does not exist (see https://psalm.dev/022)"],["any linter","finding",/^\s{0,8}(?:▸ )?::(?<level>error|warning)(?: (?:\w{1,20}=[^,:]{1,100},){0,4}?file=(?<file>[^,:]{1,300})(?:,line=(?<line>\d+))?(?:,endLine=\d+)?(?:,col(?:umn)?=(?<column>\d+))?[^:]{0,100})?::(?<detail>\S.*?)(?:%0A.*)?$/,"\u25B8 ::error file=Sources/Cart.swift,line=12,col=5::Cannot find total in scope",{before:0,after:0}],["bandit","finding",/^>> Issue: \[(?<title>[A-Z]\d{3})(?::\w{1,60})?\] (?<detail>\S.*)$/,">> Issue: [B307:blacklist] Use of possibly insecure function",{before:0,after:8}],["pyrefly","finding",/^(?<level>ERROR|WARN) (?<detail>\S.*) \[(?<title>[a-z]{2,30}(?:-[a-z]{2,30}){1,4})\]$/,"ERROR Could not find import of `requests` [missing-import]",{needs:/^\s{0,8}--> /}],["ocaml","finding",/^File "(?<file>[^"]{1,300})", lines? (?<line>\d+)(?:-\d+)?, characters (?<column>\d+)-\d+:$/,'File "bin/main.ml", line 3, characters 10-13:',{before:0,after:6,needs:/^(?:Error|Alert|Warning|diff|---)\b/}],["webpack","finding",/^\s{0,4}ERROR in (?<file>\S{1,300}?)(?:[: ](?<line>\d+):(?<column>\d+)(?:-\d+)?)?$/,"ERROR in ./src/index.js 3:0-24"],["kubectl","finding",/^The (?<title>[A-Z]\w{0,60} "[^"]{1,200}") is invalid: (?<detail>\S.*)$/,'The Deployment "worker" is invalid: spec.replicas: Invalid value: -1'],["gitleaks","finding",/^Finding: +(?<detail>\S.*)$/,'Finding:     stripe_key = "REDACTED"'],["terraform","finding",/^Error: (?<detail>["A-Z][^:]{4,100}?)(?: \((?<title>[a-z]+(?:_[a-z]+)+)\))?$/,"Error: Unsupported argument",{needs:"position"}],["terraform","finding",/^[│╷] ?Error: (?<detail>\S.*)$/,"\u2502 Error: Unsupported argument",{before:0,after:8}],["pre-commit","begun",/^(?<title>\S.{0,200}?)\.{3,}Failed$/,"black....................................................................Failed",{before:0,after:10}],["pre-commit","finding",/^(?:reformatted|Fixing|Fixed|Rewriting|Sorting) (?<file>\S{1,300}\.\w{1,8})$/,"reformatted app/views.py",{needs:"title"}],["npm","finding",/^npm (?:ERR!|error) (?<detail>(?:Missing|Invalid): .{1,300} (?:from lock file|does not satisfy \S+))$/,"npm error Missing: react@18.3.11 from lock file"],["black, ruff","finding",/^(?:W|w)ould reformat:? (?<file>\S.*)$/,"would reformat src/num_guess.py",{before:0,after:0}],["prettier","finding",/^\[error\] (?<file>\S{1,300}\.\w{1,8}): (?<detail>\S.*?)(?: \((?<line>\d+):(?<column>\d+)\))?$/,"[error] src/sum.ts: SyntaxError: Expression expected. (3:1)",{before:0,after:5}],["prettier","finding",/^\[warn\] (?<file>\S{1,300}\.\w{1,8})$/,"[warn] src/index.ts"],["rustfmt","finding",/^Diff in (?<file>\S.{0,300}?)(?: at line |:)(?<line>\d+):$/,"Diff in /app/src/main.rs:3:",{before:0,after:8}],["trivy, grype, any table","finding",/^(?:│|\|) .{0,200}?(?:│|\|) +(?<title>(?:CVE|GHSA|RUSTSEC|PYSEC|AVD|KSV|DS|DLA|DSA|GO|SNYK)-[\w-]{2,60}) +(?:│|\|) .{0,300}(?:│|\|) {1,9}(?<detail>[^│|]{1,300}?) *(?:│|\|)$/,"\u2502 libexpat \u2502 CVE-2024-45491 \u2502 CRITICAL \u2502 fixed  \u2502 2.6.2-r0 \u2502 2.6.3-r0 \u2502 libexpat: Integer Overflow \u2502",{before:0,after:0}],["codespell","finding",/^(?<file>\S{1,300}):(?<line>\d+): (?<detail>\S+ ==> \S.*)$/,"README.md:12: teh ==> the"],["cspell","finding",/^(?:\d+\/\d+ )?(?<file>\S{1,300}):(?<line>\d+):(?<column>\d+) - (?<detail>Unknown word \(.{1,100}\))/,"src/sum.ts:3:5 - Unknown word (summ)"],["shellcheck","file",/^In (?<file>\S{1,300}) line (?<line>\d+):$/,"In deploy.sh line 12:",{before:0,after:4}],["shellcheck","row",/^\s*\^-*\^? (?<title>SC\d{4}) \(\w+\): (?<detail>\S.*)$/,"  ^--^ SC2086 (info): Double quote to prevent globbing."],["phpstan","file",/^ {2}Line {3,}(?<file>\S.*)$/,"  Line   src/Sum.php",{before:0,after:6}],["phpstan","row",/^ {2,4}(?<line>\d+) {3,}(?<detail>\S.*)$/,"  31     Call to an undefined method Sum::adds()."],["phpcs","file",/^FILE: (?<file>\S.*)$/,"FILE: /app/src/Sum.php"],["phpcs","row",/^ +(?<line>\d+) \| (?<level>ERROR|WARNING) +\| (?:\[.\] )?(?<detail>\S.*)$/," 12 | ERROR | [x] Missing doc comment for function add()",{before:5,after:0}],["eslint, stylelint","file",/^ ?(?<file>(?:[A-Za-z]:)?[\w@.+-]{0,60}[\\/][^:\s]{1,300}\.\w{1,8})$/,"/app/src/sum.ts"],["msbuild, nuget, link","finding",/^\s{0,8}(?<file>(?:[A-Za-z]:)?[^\s:].{0,300}?) ?: (?:fatal )?(?<level>error|warning) (?<title>[A-Z]{2,12}\d+): +(?<detail>\S.*?)(?: \[.{1,300}(?:proj|sln)\])?$/,"MSBUILD : error MSB1009: Project file does not exist.",{before:0,after:2}],["mypy, tsc, ruff, svelte-check","total",/^(?:Found|svelte-check found) (?<failed>\d+) errors?/,"Found 3 errors in 1 file (checked 5 source files)",{counts:"findings"}],["gcc, javac","total",/^(?<failed>\d+) errors?(?: generated\.)?$/,"1 error generated.",{counts:"findings"}],["golangci-lint, dart","total",/^(?<failed>\d+) issues?(?::$| found)/,"3 issues:",{counts:"findings"}],["any linter","total",/^\W*(?:(?:[Ff]ound|FOUND|[Tt]here (?:was|were)) )?(?<failed>\d+) (?:\w+ )?(?:error|ERROR|diagnostic|problem|violation|offense)[sS]?(?: found| detected)?(?:(?: and|,| AFFECTING) \d+ [A-Za-z]+)?\W*$/,"FOUND 2 ERRORS AFFECTING 2 LINES",{counts:"findings"}],["gosec","finding",/^\[(?<file>[^\]:]{1,300}\.go):(?<line>\d+)\] - (?<title>G\d{3}) \(CWE-\d+\): (?<detail>\S.{0,300}?) \(Confidence: /,"[/home/runner/work/shop/shop/run.go:12] - G204 (CWE-78): Subprocess launched with variable (Confidence: HIGH, Severity: MEDIUM)"]],yi=[["googletest","ended",/^\[ {2}FAILED {2}\] (?!\d)(?<title>[^,]{1,300}?)(?:, where .{1,300})?(?: \([\d.]+ ?ms\))?$/,"[  FAILED  ] Sum.Adds (0 ms)",{before:0,after:0}],["boost","finding",/^(?<file>\S.{0,300})(?::|\()(?<line>\d+)\)?: (?:fatal )?error: in "(?<title>[^"]{1,200})": (?<detail>\S.*)$/,'sum_test.cpp(12): error: in "sum/adds": check add(1, 2) == 4 has failed',{before:0,after:1}],["unity","finding",/^(?<file>[^\s:]{1,300}):(?<line>\d+):(?<title>\w{1,100}):FAIL(?:: (?<detail>.+))?$/,"test/test_sum.c:12:test_adds:FAIL: Expected 3 Was 4"],["catch2","test",/^(?<file>(?:[A-Za-z]:)?[^\s:()]{1,300})(?::(?<line>\d+)|\((?<row>\d+)\)): FAILED: ?(?<detail>.*)$/,"/app/sum_test.cpp:12: FAILED:",{before:5,after:6,title:"ruled"}],["ctest","test",/^\s{0,6}\d+\/\d+ Test\s+#\d+: (?<title>\S.{0,200}?) ?\.*\s*(?:Subprocess \w{1,20})?\*\*\*(?!Skipped|Not Run)(?:Failed|Exception: {2}|(?<detail>\S.{0,60}?) {2,}[\d.]+ sec|\S)/,"12/20 Test #12: parser_test ......................***Failed    0.01 sec",{before:0,after:8,runs:/^(?:googletest|catch2|qtest|boost)/}],["bazel","test",/^(?<title>\/\/\S{1,300}) +(?:\(cached\) )?(?<detail>(?:FAILED(?! TO BUILD)|TIMEOUT)\b.{0,60})$/,"//src/test/shell/bazel:execroot_test                                     FAILED in 3 out of 3 in 1.5s",{before:0,after:1,runs:/^(?!bazel)/}],["meson","test",/^\s{0,3}\d{1,5}\/\d{1,5} (?<title>\S.{0,200}?) {1,60}(?:FAIL|TIMEOUT|ERROR) {2,}[\d.]+ ?s(?: {2,}(?:exit status \d+|killed by .+|[\d/]+ subtests passed|\(.+\)))?$/,"2/5 shop:unit / cart            FAIL            0.21s   exit status 1",{quotes:!0}],["meson","apart",/^\s{0,3}\d{1,5}\/\d{1,5} \S.{0,200}? {1,60}(?:OK|SKIP|EXPECTEDFAIL) {2,}[\d.]+ ?s\b/,"1/2 shop:unit / cart  OK              0.21s"],["forge","test",/^\[FAIL(?:: |\. Reason: )(?<detail>.{1,300})\] (?<title>\w{1,100}\([^)]{0,100}\))/,"[FAIL: assertion failed: 95 != 100] test_Fee() (gas: 88121)"],["zig","test",/^error: '(?<title>(?=[^']{0,100}\btest[._])[^']{1,200})' (?:failed|leaked): (?<detail>\S.*)$/,"error: 'ring.test.wraps' failed: expected 8, found 0"],["flutter","test",/^❌ (?:\S{1,300}_test\.dart: )?(?<title>\S.{0,300}) \(failed\)$/,"\u274C test/counter_test.dart: Counter increments (failed)"],["flutter","either",/^\d\d:\d\d \+\d+(?: ~\d+)? -\d+: (?:(?<file>\S{1,300}_test\.dart): )?(?<title>.{1,300}) \[E\]/,"00:03 +5 -1: Counter increments [E]",{before:0,after:6}],["swift testing","test",/^\S{1,2} {1,2}Test (?<title>.{1,300}?) recorded an issue .{0,200}?at (?<file>\S{1,300}):(?<line>\d+):(?<column>\d+): (?<detail>\S.*)$/,"\u2718 Test adds() recorded an issue at SumTests.swift:12:5: Expectation failed: (sum \u2192 4) == 3",{before:0,after:2}],["xctest","passed",/^Test Case '(?<title>-\[[^\]]{1,200}\]|[\w.]{1,200})' passed\b/,"Test Case '-[SumTests testAdds]' passed (0.012 seconds)."],["xctest","test",/^(?<file>\S{1,300}):(?<line>\d+): error: (?<title>-\[[^\]]{1,200}\]|[\w.]{1,200}) : (?<detail>\S.*)$/,'/app/SumTests.swift:12: error: SumTests.testAdds : XCTAssertEqual failed: ("4") is not equal to ("3")'],["googletest","apart",/^(?:\[(?: RUN {6}|-{10}|={10}| {7}OK | {2}PASSED {2}| {2}SKIPPED )\]|Note: Google Test filter = )/,"[ RUN      ] Sum.Adds"],["ld, shell","failure",/^.{0,400}(?:: undefined reference to |Segmentation fault)/,"interface.c:(.text+0x4bc): undefined reference to `route_sock'",{before:3,after:0}],["ld","failure",/^(?:\S{0,100}\/)?ld(?:\.\w+)?: (?!warning|.{1,300}: in function)/,"/usr/bin/ld: cannot find -lfoo: No such file or directory",{before:0,after:1}],["ld, cmake, ninja, bazel","failure",/^(?:Undefined symbols for architecture |CMake Error|FAILED: (?!Build did)|ninja: error: |ERROR: \/\S{1,300}BUILD\S{0,20}:\d+:\d+: )/,"CMake Error at CMakeLists.txt:12 (find_package):",{before:0,after:7}],["make","part",/^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* \[(?:[^\]]{1,300}: )?(?<title>[^\]:]{1,200})\] [A-Z]/,"make: *** [Makefile:5: cart.o] Error 1",{isCommon:!0}],["make","apart",/^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: Target '.{1,200}' not remade because of errors/,"make[1]: Target 'all' not remade because of errors."],["make","failure",/^\S{0,100}make(?:\.exe)?(?:\[\d+\])?: \*\*\* No rule to make target/,"make[1]: *** No rule to make target `../libsent/libsent.a', needed by `julius'.  Stop.",{before:0,after:0}],["googletest","failure",/^\S.{0,300}:\d+: Failure$/,"/app/sum_test.cc:12: Failure",{before:0,after:7}],["sanitizers, valgrind, bazel","failure",/^(?:==\d+==\s?(?:ERROR: |Invalid |Conditional jump)|={5,} Test output for \/\/)/,"==1234==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000014",{before:0,after:12}],["elixir","failure",/^(?:\*\* \(\w[\w.]{0,80}\) |== Compilation error in file )/,"** (Mix) mix format failed due to --check-formatted.",{before:0,after:4}],["bazel","failure",/^(?:(?:FAIL|TIMEOUT): \/\/|\/\/\S{1,300} +FAILED TO BUILD$)/,"FAIL: //cart:cart_test (see /tmp/testlogs/cart/cart_test/test.log)",{before:0,after:1}],["make, ninja, gcc, clang, bazel, xcodebuild","summary",/^(?:ninja: build stopped|\S{0,100}make(?:\.exe)?(?:\[\d+\])?: Target '.{1,200}' not remade because of errors|Errors while running CTest|(?:collect2|clang(?:\+\+)?): error: |FAILED: Build did NOT|Build completed, \d+ tests? FAILED|ERROR: Build did NOT|Executed \d+ out of \d+ tests?: .{0,60}fail|\*\* \w+ FAILED \*\*|Executed \d+ tests?, with [1-9])/,"ninja: build stopped: subcommand failed."],["flutter","total",/^\d\d:\d\d \+(?<passed>\d+)(?: ~\d+)? -(?<failed>\d+): Some tests failed\.$/,"00:03 +5 -1: Some tests failed.",{counts:"tests"}],["ctest","total",/^\d+% tests passed, (?<failed>\d+) tests? failed out of (?<total>\d+)/,"83% tests passed, 2 tests failed out of 12",{counts:"tests"}],["googletest","total",/^\[(?:={10}\] (?<total>\d+) tests? from .{1,60} ran\.| {2}FAILED {2}\] (?<failed>\d+) tests?, listed below:)/,"[==========] 12 tests from 3 test suites ran. (5 ms total)",{counts:"tests"}]],Oi=[["any","warning",/^(?:\s{0,8}\[?(?:WARNING|WARN|Warning|warning|warn|DEPRECATION|Deprecation|deprecated)\b|npm (?:WARN|warn)\b|CMake (?:\w+ )?Warning\b)/,"warning: unused variable: `x`"],["python, msbuild","warning",/^.{0,300}(?:: (?:Deprecation|Future|User|Runtime|Resource|PendingDeprecation)?Warning: |(?:\)| ): warning [A-Z]+\d+: )/,"setup.py:3: DeprecationWarning: pkg_resources is deprecated as an API"],["loggers","warning",/^\[?\d{2,4}[-:/.][\d\-:/T., +Z]{3,30}\]?\s?\S{0,60}\s?\[?(?:WARN|WARNING|INFO|DEBUG|TRACE)\b/,"2024-03-01 10:00:00,123 WARNING Retrying in 5 s"]],$i=[["rules of tables and sections",/^\s?[-=_*~#+─━═⎯┼][\s\-=_*~#+|─━═⎯┼│]{2,}$/,"------------------------------------------------------------------------"],["tests that passed",(0,$.T)(/^(?:\s*(?:[✓]|\[ {7}OK \]|\[ RUN {6}\]|\[-{10}\]|\[ SKIPPED  ?\]|ok \d+ |--- PASS|--- SKIP)| ?PASS |ok {1,3}\t?\S|=== (?:RUN|PAUSE|CONT|NAME)|\s*# Subtest: |▶ |PASSED |\? {3}\t)/),"ok  	github.com/example/shop/cart	0.012s"],["tests that passed",/^.{1,300}(?: \.\.\.+ ?(?:ok(?: +\d+ ms\b.*| \([\d.]+ ?[mµμn]?s\))?|ignored)| \[✔\]|#test_\w+ = [\d.]+ s = \.| \| PASS \||(?<!\b(?:be|got|is|not|was|were)) PASS(?:ED(?: +\[ *\d+%\]| in [\d.]+s)?)?|\.{3} *(?:Passed|Skipped|OK)(?: .{0,30})?)$/,"test tests::subtracts ... ok"],["tests that passed",/^(?:\(pass\) |\[PASS\] |\s*PASS \[ *[\d.]+s\]|\s*Start +\d+: |\s+(?:Passed|Skipped) \S.{0,300} \[.{1,20}s\]$|Test (?:Case|Suite) '.{1,300}' (?:started|passed)|\[info\] - (?!.{1,300}\*\*\* FAILED)|\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?: (?!.{1,300} \[E\]$))/,"(pass) env > reads PORT [0.12ms]"],["tests that passed",/^(?:\S{1,200}\.py [.FEsSxX]{1,500}|(?:\S{1,200} )?[.FEsSxX]{3,})(?: *\[ *\d+%\])?$/,"tests/test_api.py ..F.. [ 45%]"],["tests that were skipped",/^\S.{0,300}(?:(?<!\b(?:be|is|not|was|were)) SKIPPED(?: \(.{0,200}\))?| \.\.\. skipped\b.{0,200}|\)Skipped|: Test::\w+ required| # SKIP\b.{0,200})$/,"test_env (tests.test_env.EnvTest.test_env) ... skipped 'needs docker'"],["tests that were skipped",/^\s*(?:XFAIL|XPASS|UNSUPPORTED|UNTESTED): \S|^.{1,300} \[(?:EXPECTED FAIL|XFAIL|NOT RUN|SKIPPED)\]$/,"  ... error-on-reversed [EXPECTED FAIL]"],["statistics",/^(?:# (?:(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$|of (?:expected (?:passes|failures)|unsupported tests|untested testcases)\s+\d)|1\.\.\d+$|Dubious, test returned \d|Failed \d+\/\d+ subtests|# Looks like you failed \d+ tests? of \d|assets by status |\[info\] (?:Total number of tests run: |Suites: completed |\*\*\* \d+ TESTS? FAILED)|Executed (?:files|requests): |Ran \d+ tests across \d+ files|\s*[.FEsSxXCW]{12,}$)/,"# tests 179"],["statistics",/^\W{0,8}[Nn]o (?:diagnostics|issues|problems|errors|warnings|vulnerabilities|failures) (?:were )?found\b/,"-- no diagnostics found"],["downloads",/^\s*(?:Download(?:ing|ed)|Fetch(?:ing|ed)|Pulling|Pulled|Extracting|Unpacking|Preparing to unpack|Setting up|Selecting previously|Collecting|Requirement already|Using cached|Installing|Installed|Resolving|Resolved|Get:\d+|Hit:\d+|Receiving objects|Resolving deltas|remote: (?:Counting|Compressing|Enumerating)) ?/,"Collecting requests==2.31.0"],["downloads",/^(?:\[INFO\] Download|Progress ?[(:]|go: (?:downloading|finding|extracting)|npm http fetch [A-Z]{3,6} [23]\d\d |#\d+ (?:sha256:|CACHED|DONE|extracting)|➤ YN0013| *% Total +% Received |Content type '.{1,100}' length \d)/,"[INFO] Downloaded from central: https://repo.maven.apache.org/maven2/junit/junit/4.13/junit-4.13.pom"],["progress",/^(?:\[ *\d+%\] (?!of )|\[\d+\/\d+\] |\s*\d{1,3}(?:\.\d+)?% ?[|[(]| {2,5}(?:Compiling|Checking|Finished|Running|Documenting|Fresh) \S|> Task :\S+(?: UP-TO-DATE| NO-SOURCE| FROM-CACHE| SKIPPED)?$|\[\w+\] compiling \d+ |make(?:\[\d+\])?: (?:Entering|Leaving) |\s*(?:Linting|Checking|Compiling|Inspecting|Analy[sz]ing|Scanning|Formatting|Bundling) (?:'[^']{1,200}'|\S{1,200}) (?:\(\d+\/\d+\)|files?)$)/,"[ 12%] Building CXX object lib/Support/CMakeFiles/LLVMSupport.dir/Timer.cpp.o"],["progress",/^.{0,80}[█━▓▒░#=>]{8}/,"  |\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588\u2588            | 512 kB 2.1 MB/s"],["progress",/^(?:(?:[\w.-]{1,40}> +)?\[ *\d+ of \d+\] (?:Compiling|Linking) |#?\d* ?\[[\w -]{0,60}\d+\/\d+\] (?:FROM|COPY|RUN|ADD|WORKDIR) |transferring (?:dockerfile|context): |\w{4,40}: (?:Pulling fs layer|Waiting|Verifying Checksum|Download complete|Pull complete|Already exists|Layer already exists|Pushed|Preparing)$)/,"4f4fb700ef54: Pull complete"],["progress",/^(?:\s*SLOW \[> *[\d.]+s\] |ok: \[[\w.-]{1,100}\]$|\d{1,2} \d\d \d{4} [\d:.]{8,12}:(?:INFO|DEBUG) |(?:INFO|DEBUG|TRACE)[ :]|Note: |\S{1,200}: (?:Refreshing state|Still \w+ing|Creating|Creation complete|Reading|Read complete)\.{0,3})/,"aws_sqs_queue.mail: Still creating... [10s elapsed]"],["progress",/^\D{0,60}\d[\d.,]{0,20}(?: ?[KMG]i?B)? (?:of|\/) \d[\d.,]{0,20}(?: ?[KMG]i?B)? \(?\d{1,3}(?:\.\d{1,3})?%\)?.{0,40}\d ?[KMG]?i?Bs?\/s(?:ec)?\b/,"Received 9465 of 48210 (93.1%), 30.3 MBs/sec"],["package managers",/^(?:WARNING: Running pip as the 'root' user |npm notice|npm (?:warn|WARN) deprecated |\[notice\] |\S{1,40}: install_package> |\s?NX +(?:Running|Ran) target | {2}Restored \S|Unable to find image '\S+' locally$|added \d+ packages|up to date|audited \d+|found 0 vuln|\d+ packages are looking|run `npm fund`|yarn (?:run|install) v|Done in |Lockfile is up to date|Successfully (?:installed|built|uninstalled))/,"added 812 packages, and audited 813 packages in 14s"],["coverage",/^(?:[^|]{0,200}\| +(?:(?:\d[\d.]* \| +){3}\d|\d+\.\d+ \| +\d+\.\d+ \|)|\S{1,200} +\d+ +\d+ +(?:\d+ +\d+ +)?\d+%)/," sum.ts   |   85.71 |       50 |     100 |   85.71 | 12"],["coverage",/^(?:File {2,}\||Name +Stmts |TOTAL {3,}|coverage: [\d.]+% of|\s*(?:Statements|Branches|Functions|Lines) +: +\d)/,"coverage: 81.2% of statements"],["statistics",/^\s*(?:│ *)?(?:(?:ℹ )?[Dd]uration(?:_ms)?:? +\d|\d+ expect\(\) calls|Suppressed \d+ warnings|==\d+== +(?:total heap|in use at|ERROR SUMMARY|For lists)|Executed \d+ tests|Running (?:ExUnit|\d+ tests)|Done linting!|\d+ mods\/funs|\[info\] Run completed|webpack \d|Your code has been rated|> Analysis failed with \d|Checkstyle (?:files|violations)|Top \d+ slowest|🔍 \d+ Total|Summary: \d+ (?:\w+\(s\)|resources? )|Compiling \d+ files|Checking \d+ source|CSpell: Files checked|Psalm was able|!{3,} Interrupted: |Cached: +\d|Tasks: +\d|A worker process has failed to exit gracefully|Snapshots?: +\d|Ran all test suites|Total (?:Test )?time\b|Took \d|Time Elapsed |Randomized with seed |Files=\d)/,"   Duration  1.20s (transform 61ms, setup 0ms)"],["help",/^(?:-- Docs: https:|- (?:hook id|exit code|duration): \S|\S{1,300}\.py::\S{1,300}$|\s{0,8}npx playwright show-trace |\s+at .{0,300}\(?node:internal\/|\* Try:|> Run with --|> Get more help|\* Get more help|Run with --|Deprecated Gradle features|You can use '--warning-mode|For more on this, please refer|See https?:\/\/docs\.gradle|Use ['"]--)/,"* Get more help at https://help.gradle.org"],["help",/^(?:\[ERROR\](?: +(?:\[Help \d|To see the full|Re-run Maven|For more information|After correcting|Please refer|-> \[Help|mvn <args>).*)?$|npm (?:ERR!|error)(?: (?:A complete log|\s*\/\S+-debug(?:-\d)?\.log|[Aa] full log|For a full report|path |command |workspace |location |in workspace|at location|errno |syscall ).*)?$|info Visit https:\/\/yarnpkg)/,"npm ERR! A complete log of this run can be found in:"],["help",/^(?:note: run with `RUST_BACKTRACE|note: this error originates|For more information about this error|Some errors have detailed|hint: |Hint: |Usage: |See '\S+ |Try '|To rerun |Re-run |Please report|If you believe|More info|For more info|View this run|Read the docs|Did you mean:|Output from these tests are in: |\[\*\] \d+ fixable|\(See full trace by)/,"note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace"],["cleanup",/^\s*(?:[Rr]emov(?:ing|ed)|[Dd]elet(?:ing|ed)|Clean(?:ing|ed)?(?: ?up)?|Stopp(?:ing|ed)|Shut(?:ting)? ?down|Tear(?:ing)? ?down|Terminat(?:ing|ed)|Kill(?:ing|ed) (?:process|container|pod)|Prun(?:ing|ed)|Upload(?:ing|ed)|Archiving|Saving|Saved|Writing|Wrote|Unmounting|Restoring|Total reclaimed|Finished |Done[.!]?$|Bye|(?:Container|Network|Volume|Image) \S{1,200} {1,2}(?:Stopping|Stopped|Removing|Removed|Creating|Created|Starting|Started|Waiting|Healthy))/,"Stopping container shop-db-1"],["runner",/^(?:##\[(?:start|end)-action|::(?:end)?group::|Post job cleanup|Cleaning up orphan|Terminate orphan|\[command\])/,"Post job cleanup."],["levels",/^\[INFO\](?! BUILD FAILURE| .{1,100}\. FAILURE)/,"[INFO] Total time:  04:20 min"]],Ni=[...Oi,...$i.map(([t,e,n])=>[_e,"noise",e,n,{noise:t}])],vi=[["ansible","suite",/^(?:TASK|RUNNING HANDLER) \[(?<title>.{1,200})\] \*+$/,"TASK [api : start the service] ****"],["ansible","finding",/^(?:fatal|failed): \[[^\]]{1,100}\](?:: [A-Z]+!)? .{0,60}?=> (?:.{0,3000}?"msg": "(?:non-zero return code", .{0,60}"stderr": "(?=[^"]))?(?<detail>[^"\\]{1,300}).*)?/,'fatal: [web-1]: FAILED! => {"changed": false, "msg": "No package matching nginx"}',{before:1,after:1}],["ansible","passed",/^\.\.\.ignoring$/,"...ignoring"],["sqlfluff","file",/^== \[(?<file>.{1,300})\] FAIL$/,"== [models/orders.sql] FAIL"],["sqlfluff","row",/^L: +(?<line>\d+) \| P: +(?<column>\d+) \| (?<title>[A-Z]{2}\d{2}) \| (?<detail>\S.*)$/,"L:   4 | P:   1 | LT02 | Expected indent of 4 spaces."],["credo","finding",/^┃ {1,3}\[[A-Z]\] [↗→↘↑↓] (?<detail>\S.*)$/,"\u2503 [W] \u2197 There should be no calls to IO.inspect/1."],["buf","finding",/^(?<file>\S{1,300}\.proto):(?<line>\d+):(?<column>\d+):(?<detail>[A-Z].*)$/,'a.proto:9:1:Previously present RPC "Close" on service "A" was deleted.'],["conftest","finding",/^(?<level>FAIL|WARN) - (?<file>\S{1,300}) - (?<title>[\w.-]{1,100}) - (?<detail>\S.*)$/,"FAIL - k8s/worker.yaml - main - Deployment must set limits"],["cucumber","test",/^cucumber (?:-p \S+ )?(?<file>\S{1,300}\.feature):(?<line>\d+) # (?<title>\S.*)$/,"cucumber features/cart.feature:12 # Scenario: Add an item"],["kubeconform, any","finding",/^(?<file>[^\s:]{1,300}\.\w{1,8}) - (?<title>\S{1,100} \S{1,100}) (?:is invalid|failed validation): (?<detail>\S.*)$/,"k8s/api.yaml - Deployment api is invalid: expected integer, but got string",{isCommon:!0}],["checkov","finding",/^Check: (?<title>[A-Z]\w{2,60}): (?<detail>\S.*)$/,'Check: CKV_AWS_18: "Ensure the S3 bucket has access logging enabled"'],["checkov","passed",/^\t(?:PASSED|SKIPPED) for resource: /,"	PASSED for resource: aws_s3_bucket.logs"],["lychee, ceedling","file",/^\[(?<file>[\w@./-]{1,300}\.\w{1,8})\]:?$/,"[docs/intro.md]:"],["lychee","row",/^\s{1,8}(?<detail>\[(?:[45]\d\d|ERROR|TIMEOUT)\] \w{2,8}:\/\/.*)$/,"     [404] https://docs.example.com/old | Not Found"],["buildkit","failure",/^ {0,2}> \[.{1,200}\]:?\s?\S/," > [build 4/6] RUN npm ci:",{before:0,after:12}],["docker, buildkit","failure",/^(?:(?:ERROR|error): failed to (?:solve|build)|(?:docker: )?Error response from daemon: |(?:denied|unauthorized|manifest unknown|toomanyrequests|name unknown): )/,"Error response from daemon: manifest for python:3.14t not found: manifest unknown: manifest unknown",{before:1,after:0}],["helm, kubectl, psql","failure",/^(?:Error: (?:INSTALLATION|UPGRADE|UNINSTALLATION|execution error|template|parse error|failed|chart)|Error from server|The \w+ ".{1,200}" is invalid: |psql:\S{1,300}:\d+: ERROR: )/,"Error: UPGRADE FAILED: timed out waiting for the condition",{before:1,after:2}],["aws, apt","failure",/^(?:(?:aws: \[ERROR\]: )?An error occurred \(\w+\) when calling the |E: )/,"E: Unable to locate package libfoo-dev",{before:0,after:1}],["git","failure",/^fatal: (?!not a git repository)/,"fatal: couldn't find remote ref refs/heads/topic",{before:2,after:1}],["bash, sh, any","failure",/^(?:\S{1,300}: line \d+: .{0,300}\S|\S{1,100}: \d+: \S.{0,200}: (?:not found|Permission denied)$|.{0,400}No space left on device)/,"/bin/bash: line 0: cd: .libs: No such file or directory",{before:2,after:0}]],Li=[["pytest","test",/^_{4,} (?![A-Z]?[a-z]+:? )(?:ERROR (?:collecting|at (?:setup|teardown) of) )?(?<title>\S.{0,200}?) _{4,}$/,"____________ TestTorchDeviceTypeCPU.test_cauchy ____________",{before:0,after:0,isCommon:!0}],["pytest","captured",/^-{4,} Captured .{1,60} -{4,}$/,"----------------------------- Captured stdout call -----------------------------"],["pytest summary","test",/^(?:FAILED|ERROR|SUBFAIL(?:ED)?) (?:\[[\d.]+s\] )?(?<title>(?<file>\S{1,300}\.(?:py|\w{2,5}(?=::)))(?:::.+?)?)(?: - (?<detail>.+))?$/,"FAILED tests/test_sum.py::test_sum - assert 1 == 2",{before:0,after:0}],["unittest","test",/^(?:FAIL|ERROR): (?!\/\/)(?<title>\S{1,200} \([^)\s/:]{1,200}\)(?: [([].{1,200}[)\]])?)/,"FAIL: test_sum (tests.SumTest.test_sum)",{before:0,after:14}],["behave","test",/^ {2}(?<file>\S{1,300}\.feature):(?<line>\d+) {2}(?<title>\S.*)$/,"  features/cart.feature:12  Add an item"],["robot","passed",/^(?<title>\S.{0,200}?)(?: ::.{0,200})? {2,}\| PASS \|$/,"Adds two numbers                                            | PASS |"],["robot","test",/^(?<title>\S.{0,200}?)(?: ::.{0,200})? {2,}\| FAIL \|$/,"Adds two numbers                                            | FAIL |"],["pytest","muted",/^={4,} (?:X?PASSES|XFAILURES) ={4,}$/,"==================================== PASSES ===================================="],["pytest","apart",/^={4,} .{0,100} ={4,}$/,"=========================== short test summary info ============================"],["pytest","failure",/^E {3,}\S/,"E       assert 1 == 2",{before:5,after:2}],["pytest, pip, uv, vitest","failure",/^(?:INTERNALERROR> |ImportError while (?:importing|loading) |\s{1,8}× \S)/,"  \xD7 No solution found when resolving dependencies:",{before:0,after:8}],["pytest-cov, coverage","failure",/^(?:ERROR: )?(?:Coverage failure: |FAIL Required test coverage)/,"FAIL Required test coverage of 90% not reached. Total coverage: 80.00%",{before:0,after:0}],["pip","failure",/^\s{0,4}ERROR: (?:Could not|No matching distribution|Failed building|Failed to build|Cannot install|ResolutionImpossible)/,"  ERROR: Failed building wheel for torchcomms",{before:2,after:1}],["poetry, pub","failure",/^(?:\s{0,4}Because \S.{0,300}(?: depends on |, version solving failed\.$)|(?:Error: )?pyproject\.toml changed significantly)/,"Because shop depends on requests (>=9) which doesn't match any versions, version solving failed.",{before:1,after:4}],["tox, nox","part",/^(?:nox > (?:\* (?<title>.{1,200}): failed$|Session (?<name>.{1,200}) failed\b)|(?:\s{0,4}|ERROR: {1,4})(?<rule>[\w.,+-]{1,60}): (?:FAIL (?:code \d|✖ )|commands failed$))/,"nox > * lint: failed"],["tox, nox","summary",/^\s{0,4}(?:\S{1,60}: (?:FAIL|exit) (?:code )?[1-9]|nox > (?:Session|Command) .{1,300} failed)/,"  py311: FAIL code 1 (3.21=setup[1.04]+cmd[2.17] seconds)"],["pytest","total",/^=+ (?:(?<failed>\d+) failed)?(?:, )?(?:(?<passed>\d+) passed)?(?:.{0,80}?, (?<errors>\d+) errors?)?.{0,80} in [\d.]+s.{0,30}=+$/,"========= 1 failed, 5 passed in 0.12s =========",{counts:"tests"}],["unittest","total",/^(?:Ran (?<total>\d+) tests? in |FAILED \((?=failures|errors)(?:failures=(?<failed>\d+))?(?:, )?(?:errors=(?<errors>\d+))?)/,"FAILED (failures=1)",{counts:"tests"}],["robot","total",/^(?<total>\d+) tests?, \d+ passed, (?<failed>\d+) failed(?:, \d+ skipped)?$/,"12 tests, 11 passed, 1 failed",{counts:"tests",isWhole:!0}],["pyright","total",/^(?<failed>\d+) errors?, \d+ warnings?/,"3 errors, 0 warnings, 0 informations",{counts:"findings"}]],Ci=[["minitest","test",/^(?<title>\w[\w:]{0,200}#\S{1,200}) \[(?<file>\S{1,300}):(?<line>\d+)\]:?$/,"SumTest#test_adds [test/sum_test.rb:12]:"],["minitest","test",/^(?<title>[A-Z]\w[\w:]{0,200}#\S{1,200}):$/,"SumTest#test_adds:"],["cucumber","apart",/^ {0,2}\d{1,5}\) Scenario: .{1,300} \(attempt \d+, retried\)/,"  1) Scenario: Add an item (attempt 1, retried) # features/cart.feature:7"],["mocha, rspec, exunit, jasmine","test",/^(?: {1,2}|(?=\d{1,5}\) (?![\w\\]+::\S)))\d{1,5}\) (?!(?:Failure|Error):$)(?<title>\S.*?)(?: \(attempt \d+\))?(?: {2,}#.*|: module '\w+'| # (?<file>\S+\.feature):(?<line>\d+))?$/,"  1) Assertions",{isCommon:!0,title:"continued"}],["phpunit","test",/^\d{1,5}\) (?<title>\S{1,300}::\S.*)$/,"1) CalcTest::testAdd",{before:0,after:7}],["pest","test",/^\s{1,4}FAILED {2}(?<title>\S.*?)(?: {2,}\S+)?$/,"   FAILED  Tests\\Unit\\SumTest > it adds",{before:0,after:8,isCommon:!0}],["perl","finding",/^(?!BEGIN failed|Compilation failed|\s*#)(?<detail>\S.{0,500}?) at (?<file>\S{1,300}\.(?:p[lm]|t)) line (?<line>\d+)(?:, near .{1,100}|\.)$/,"Can't locate Cart.pm in @INC at t/money.t line 3.",{before:0,after:4,needs:/^(?:BEGIN failed--compilation aborted|Compilation failed in require|Execution of \S+ aborted|# Looks like your test exited)/}],["perl","test",/^\s{0,8}#\s+Failed test (?:'(?<title>.{1,300})'|\d+: "(?<name>.{1,300})"|\d+|at )/,"#   Failed test 'adds two numbers'",{before:0,after:5}],["busted","test",/^(?:Failure|Error) (?:→|->) (?<file>\S{1,300}) @ (?<line>\d+)$/,"Failure \u2192 spec/sum_spec.lua @ 12",{before:0,after:5}],["testthat","test",/^\s{0,4}── (?:\d+\. )?(?:Failure|Error)(?: \('?(?<file>[^:')]{1,200}):(?<line>\d+)(?::(?<column>\d+))?'?\))?: (?<title>.+?) ─+$/,"\u2500\u2500 Failure ('test-sum.R:12:3'): adds two numbers \u2500\u2500",{before:0,after:7}],["julia","test",/^(?<title>\S.{0,100}?): (?:Test Failed|Error During Test) at (?<file>\S{1,300}):(?<line>\d+)/,"adds: Test Failed at /app/test/runtests.jl:12",{before:0,after:5}],["tap, bats","test",/^\s{0,24}not ok \d+(?! .{0,300}# (?:TODO|SKIP|todo|skip))(?:[ -]+(?:[A-Z]\w+ [\d.]+ - \[\d+ ms\] - )?(?<title>\S.*?))?(?: # time=\S+| {2,}\d+ ms| in \d+ ?m?s)?$/,"not ok 2 - adds two numbers",{before:0,after:10,isCommon:!0,suite:"commented",headings:"outer",parents:!0}],["rspec","failure",/^\s+Failure\/Error: /,"     Failure/Error: expect(sum).to eq(3)",{before:1,after:8}],["minitest","failure",/^ {0,4}(?:\d+\) )?(?:Failure|Error):$/,"  1) Failure:",{before:0,after:7}],["bundler, rake, composer","failure",/^(?:Could not find (?:gem|compatible|\S{1,100}-\d)|Bundler could not find|An error occurred while installing|Your bundle (?:is locked|only supports)|Gem::Ext::BuildError|rake aborted!| {2}Problem \d+$|Your requirements could not be resolved|In \S{1,200}\.(?:php|phar) line \d+:)/,"rake aborted!",{before:0,after:6}],["ruby","failure",/^\S{1,300}:\d+:in .{1,300} \(\w[\w:]*\)$/,"sum.rb:12:in `add': undefined method `foo' for nil:NilClass (NoMethodError)",{before:0,after:3}],["rspec, minitest, exunit","total",/^(?<total>\d+) (?:examples?|runs|tests?|properties),(?: \d+ assertions,)? (?<failed>\d+) failures?(?:, (?<errors>\d+) errors?)?/,"5 examples, 1 failure",{counts:"tests"}],["phpunit","total",/^Tests: (?<total>\d+), Assertions: \d+(?:, Errors: (?<errors>\d+))?(?:, Failures: (?<failed>\d+))?/,"Tests: 3, Assertions: 3, Failures: 1.",{counts:"tests"}],["perl","total",/^Failed \d+\/\d+ test programs\. (?<failed>\d+)\/(?<total>\d+) subtests failed\./,"Failed 2/3 test programs. 2/7 subtests failed.",{counts:"tests"}],["rubocop, pint","total",/^(?:\d+ files? inspected, |\s+FAIL {3}[ .]{1,200}\d+ files?, )(?<failed>\d+) (?:offenses? detected|style issues?$)/,"12 files inspected, 3 offenses detected",{counts:"findings"}],["phpstan","total",/^ \[ERROR\] Found (?<failed>\d+) errors?/," [ERROR] Found 3 errors",{counts:"findings"}]],zt=[...[...ki,...Li,...Ii,...xi,...Ci,...yi,...vi,...Fi],...ci,...Ni].map(t=>"pattern"in t?t:mi(t)),Di=50,_i=Pe(zt.map(({pattern:t})=>t)),Me=(0,Pt.B)(t=>_i(t).flatMap(e=>zt[e]??[]),Di),Pi=160,Mi=/^(?:#\d{1,5} (?:\d+\.\d{1,3} )?|(?=[\d.]{5} (?![!=<>]))\d{1,3}\.\d{1,3} )?(?:\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]?:? {1,2}(?:▸ )?)?/,Ui=/^(?:[\w@/-]{1,60}:[a-z][\w-]{0,40}: |@[\w.-]{1,40}\/[\w.-]{1,60}:(?: |$)|[\w@/.-]{1,60} [a-z][\w:-]{0,40}: (?=\s|FAIL)|(?=\S{0,60}[A-Za-z])[\w@/.-]{1,60} +\| |[a-z][\w.-]{1,60}> |[❌✘✗×] {1,2}(?=\S{1,300}:\d+:\d+: )|\[(?!FAIL|PASS|RUN|ERR|WARN|INFO|OK)[A-Za-z][\w.-]{0,30}\] (?=FAIL | {2})|\[(?:info|error|warn)\](?: |$)|\[(?=[^\]]*\d)[\w .:#@/-]{1,60}\](?: |$)|➤ YN0000: (?:\[[^\]]{1,60}\]: )?)/,Wi=/^(?:fatal|failed): \[[^\]]{1,100}\](?:: [A-Z]+!)? .{0,60}?=> \{/,zi=4e3,Bt=t=>Me(t).find(({role:e})=>pi(e)||fe(e));function Bi(t){const e=Wi.test(t)?zi:Pi,n=t.length>w.fW?e:w.fW,s=t.slice(0,n).trimEnd().replace(Mi,""),r=s.replace(Ui,""),i=Bt(s),o=i??(r===s?void 0:Bt(r)),d=i===void 0&&s.startsWith("[warn")?{level:"warning"}:{},a=o?.pattern.exec(i===void 0?r:s)?.groups??{},l=i===void 0?s.slice(0,s.length-r.length):"";return{raw:s,text:r,label:l,form:o,groups:{...a,...d}}}var L=I(21929);function N({form:t}){return t.role!=="finding"&&t.role!=="row"&&!H({form:t})}function H({form:t}){return t.role==="begun"||t.role==="part"}function Ue({form:t}){return t.role==="run"||t.role==="listed"}function me({pattern:t}){return t.source.includes("<file>")}function Gi({printed:t,lines:e}){const n=t.search(/\S/),s=e.findIndex(r=>r.trim()!==""&&r.search(/\S/)<=n);return s===-1?e:e.slice(0,s)}function ji({form:t,title:e}){return e===void 0||t.role==="finding"?[]:(0,L.A7)(e)}function Ki({form:t,title:e,detail:n,position:s}){const r=`${s?.path}:${s?.line}:${s?.column}`,i=t.role==="finding"||t.role==="row"?`${e} ${n} ${r}`:e??s?.path??n??"";return(0,L.Rc)(i)}var y=I(40782);const Zi=/^> (?<name>(?:@[\w.-]{1,100}\/)?[\w.-]{1,100})@\d\S{0,40} \S{1,60}$/,Hi=/^(?:> (?!.*\b(?:lerna|npm|nx|pnpm|turbo|yarn)\b).*|\s*)$/;function Xi(){const t=new Set;let e,n=!1,s=!1;return{read(r){const i=Zi.exec(r)?.groups?.name;return n&&=i!==void 0||Hi.test(r),i===void 0?!1:(s||=n&&i!==e,n=!0,e=i,t.add(i),!0)},current:()=>e,areSeveral:()=>t.size>1&&!s}}const Gt=/^-{40,}$/;function Vi(){const t=no(),e=new Map,n=new Set;let s,r=!1;function i(o){const d=/^# (?!Subtest|tests? |pass|fail|skip|todo|\()(\S.*)$/.exec(o.at(-1)??"")?.[1];d!==void 0&&!d.includes(": ")&&!/^#/.test(o.at(-2)??"")&&(s=d)}return{read(o){if(r&&=/^(?: {4}|\[\w+\] )\S/.test(o),r){const d=o.trim().replace(/^\[[A-Z]+\] | [─-]{2,}$/g,"");n.add(d).add((0,L.Wi)(d))}else t.note(o)},recovered:()=>n,begin({tool:o,role:d,suite:a},l,c){const f=jt(l.suite,l.title);r=d==="muted",a==="commented"&&i(c),(d==="suite"||d==="begun")&&f!==void 0&&e.set(o,f),d==="passed"&&f!==void 0&&n.add((0,L.JH)([e.get(o),f]))},titleOf(o,d,a,l){const c=jt(d.suite,(d.rule??d.title??d.name)?.trim()||void 0),f=o.suite==="commented";f&&i(l);const u=o.role==="begun"?void 0:e.get(o.tool),m=f?s:u;if(c===void 0)return u??qi(o,l);const p=o.headings==="outer and beside"?c.replace(/(?: |(?<![:.]))[:.]+$/,""):c,h=o.headings===void 0?[]:t.namesAbove(a,o.headings,p);return(0,L.Wi)((0,L.JH)([m,...h,p]))}}}function jt(t,e){return t===void 0||t==="."||e===void 0?e:(0,L.BY)(t,e)}function qi({title:t},e){if(t!=="ruled")return;const n=e.findLastIndex(r=>Gt.test(r)),s=e.slice(0,Math.max(0,n)).findLastIndex(r=>Gt.test(r));if(s!==-1)return(0,L.JH)(e.slice(s+1,n).map(r=>r.trim()))}const Yi=8,Ji=/^\s*(?:[↓▶▸❯❏»]\s*)?(?<name>[A-Za-z@#[][^:()=]{0,90}):?$/,Qi=/^\s*(?:TAP|Running|Compiling|Starting|Started|Finished|Building|Using|Download|Checking|Test|Given|Tests?(?=[: ])|Results?|Summary|Failures?|Errors?|PASS|FAIL|at|in)\b|[.;!?{}]$|\d tests|\bfound$|\d\.\d|\/|\.{3}|^[.*FECWSRXNx·-]{2,}$|^(?:\S+ ){8}/i,eo=(0,$.T)(/^\s*(?:[✓✗+x!*-]|ok\b|not ok\b)\s/),to=(0,$.T)(/(?:[:.]| {2}) {0,60}\[?(?:OK|ok|PASS\w*|FAIL\w*|SKIP\w*|ERROR)\]?(?: .{0,60})?$|\[[✓✗]\].{0,30}$/);function no(){let t=[],e=!1;return{note(n){const s=/^\s*# Subtest: (.+)$/.exec(n)?.[1];if(s===void 0){const d=eo.test(n)||to.test(n);if(e||=d,d||n.trim()==="")return}const r=s??(Qi.test(n)?void 0:Ji.exec(n)?.groups?.name),i=(0,w._j)(n),o=r!==void 0&&s===void 0&&!e;t=t.filter(d=>d.indent<i||d.indent===i&&o),r!==void 0&&(e=!1,t.length<Yi&&(t=[...t,{indent:i,name:r.trim()}]))},namesAbove(n,s,r){const i=(0,w._j)(n);t=t.filter(d=>d.indent!==i||d.name!==r),e=!0;const o=d=>s==="outer"?d.indent<i:d.indent<=i;return t.filter(o).map(({name:d})=>d)}}}const Kt=1e3,so=60;function ro(){const t=new Map,e=new Set;let n;return{run({tool:s},r){n=void 0,r!==void 0&&(e.add(s),n=t.get(r)??[],t.size<Kt&&t.set(r,n))},isUnknown:({tool:s,role:r},i)=>r!=="apart"&&i!==void 0&&e.has(s)&&t.size<Kt&&!t.has(i),read(s){n!==void 0&&n.length<so&&n.push(s)},saidBy:s=>t.get(s??"")}}function io(t,e,n){const s=t.search(/\S/);return n.indent>0?s===-1||s>n.indent:e?.tool!==n.form.tool||e.role==="run"?!0:e===n.form&&e.role!=="test"}const Zt=1e3,We=60,oo=40,ao=16;class lo{titles=Vi();#t=ro();#n=Xi();#e=[];#s=[];#r;#i;#d=!1;get drafts(){return this.#n.areSeveral()?this.#e:this.#e.map(e=>({...e,ofPackage:void 0}))}get isInList(){return this.#r?.form===ue}close(){this.#r?.form.title==="continued"&&fo(this.#r),this.#r=void 0}begin(e,n,s){if(this.close(),this.#d&&e.role!=="finding")return;const r=this.#t.saidBy(n.title),i=r??[...this.#s],o=this.titles.titleOf(e,n,s,i);e.role!=="finding"&&this.#t.run(e,void 0),this.#o({form:e,printed:s,title:o,above:i},n),r!==void 0&&r.length>0&&this.close()}separate(e,n){const{role:s}=e;this.close(),this.titles.begin(e,n,this.#s),s==="passed"&&n.title===void 0&&this.#e.pop(),s==="restarted"&&(this.#e=[]),this.#d=s==="muted",this.#t.run(e,s==="apart"?n.title:void 0);const r=(0,y.ux)(n);this.#i=r&&{...r,tool:e.tool},this.#s=[]}readText(e){this.#n.read(e)&&this.close(),this.titles.read(e),this.#t.read(e);const n=this.#r;n!==void 0&&this.#l(n,e),n?.form.role==="either"&&(0,w._j)(e)>(0,w._j)(n.printed)||this.#s.push(e),this.#s.length>2*We&&(this.#s=this.#s.slice(-We))}readTotal(e){const n=this.#r;e===n?.form.tool&&N(n)&&n.lines.length===0&&this.#e.pop(),this.close(),this.#d=!1}isOwnLine(e,n){return!this.#t.isUnknown(e,n.title)&&!mo(e,this.#r)&&(e.needs!=="heading"||(0,y.j0)(this.#s)!==void 0)&&(e.role!=="row"||this.#i?.tool.includes(e.tool)===!0)}#o(e,n){const{role:s}=e.form,r=this.#a(e,n),i={...e,title:(e.title===co?r?.path:void 0)??e.title,detail:n.detail?.trim()||void 0,position:r,ofPackage:this.#n.current(),attempt:n.attempt===void 0?void 0:Number(n.attempt),isWarning:_t(n.level),lines:[]};this.#e.length>Zt&&this.#e.pop(),this.#e.push(i);const o=s==="ended"||H(e);(o||s==="either")&&(this.#s=[]),o||(this.#r=i),s==="finding"&&this.#s.push(i.printed)}#a({form:{role:e},above:n},s){const i=s.line!==void 0||e==="test"||e==="row"?this.#i:void 0,o=(0,y.ux)({...s,file:s.file??i?.path,line:s.line??i?.line?.toString()});return o===void 0?e==="finding"?(0,y.j0)(n):void 0:s.file===void 0?{...o,file:i?.file}:o}#l(e,n){e.lines.push(n);const s=this.#e.length>oo?ao:We;e.lines.length>=s&&this.close()}}const co="Test suite failed to run",uo=/^ {7,}\S/,Ht=5;function fo(t){const e=t.lines.findIndex(s=>!uo.test(s)),n=t.lines.slice(0,e===-1?Ht:Math.min(e,Ht));n.at(-1)?.endsWith(":")===!0&&(t.title=(0,L.JH)([t.title,...n.map(s=>s.trim())]).slice(0,-1),t.lines.splice(0,n.length))}function mo(t,e){if(e===void 0)return!1;if(e.form.quotes)return t.tool!==e.form.tool;if(t===Z&&e.form.role!=="finding")return!0;const n=t.role==="run"||t.role==="ended"&&e.form.tool!==t.tool||t.role==="finding"&&!me(t),s=e.form.role==="finding"&&e.detail===void 0;return n&&(e.form.role==="test"||s)}var O=I(16850);function po(t){return t.map(Eo).filter(go)}function go({form:t,title:e,detail:n,position:s,lines:r}){const{needs:i,retried:o}=t;return o?.test(r.find(d=>d.trim()!=="")??"")||n!==void 0&&(0,O.LJ)(n)||i==="title"&&e===void 0||i==="position"&&s===void 0||i instanceof RegExp&&!r.some(d=>i.test(d))?!1:e!==void 0||n!==void 0||s!==void 0}const ho=(0,$.T)(/^\s*(?:[✗]|[Tt]est:) |(?: \(?\[?[\d.]+ ?m?s\]?\)?)$/g),bo=/^ {8,}inside "(.{1,300})"$/,So=new RegExp("^(?:[!\u26A0\u2139]|i (?=\\p{Lu}))","u");function Eo(t){if(H(t))return t;const e=N(t),{title:n,lines:s}=wo(t),{detail:r,around:i}=Ro(t,s),o=(0,y.DB)(i,t.position?.path,n);return{...t,title:n??(e?void 0:Io(s)),detail:r,isWarning:t.isWarning||So.test(r??""),position:(0,y.D4)(Ao(t.position,o,e),i)}}function wo(t){const e=t.lines.map(o=>bo.exec(o)?.[1]).find(Boolean),s=!N(t)||t.title!==void 0||e!==void 0?-1:t.lines.findIndex(o=>o.trim()!==""),r=s===-1?t.title:t.lines[s]?.replace(ho,"").trim(),i=t.lines.slice(s+1);return{title:(0,L.JH)([...e?.split(" / ")??[],r])||void 0,lines:t.form.role==="finding"?t.lines:(0,y.l$)(i)}}function Ro(t,e){const{form:n}=t,s=N(t),r=(0,y.l$)(t.above),i=n.pattern.source.includes("<line>")||!me(n),o=t.detail===void 0&&i,d=s||o?(0,y.JT)(e,s):void 0,a=n.role==="ended"||d===void 0&&(n.role==="either"||Ue(t)&&e.length===0),l=t.detail??(a?(0,y.JT)(r,s):d);return{detail:n.role==="run"&&l!==void 0&&!(0,y.ew)(l)?void 0:l,around:a?r:e}}function Ao(t,e,n){return t===void 0||e===void 0?t??e:t.line!==void 0?n&&e.path===t.path?e:t:`/${e.path}`.endsWith(`/${t.path}`)?e:t}const To=/(?<=^\s*🪪 {1,2})\S+|(?<=clippy\/\S{0,60}#)\w+$|(?<=^RuleID: {1,9})\S+$|(?<=\()report\w+(?=\)$)/;function Io(t){return t.map(e=>To.exec(e)?.[0]).find(Boolean)}var q=I(93929),X=I(76169);const ko=/^(?:(?:\/private)?\/var\/folders(?:\/[\w+]{1,40}){1,2}\/[TC](?=\/|$)|\/(?:var\/)?tmp(?=\/)|.*?\/(?:AppData\/Local\/Temp|_temp)(?=\/))/,xo=/^(?:go-build\d+|pytest-\d+|pytest-of-\w+|pip(?:-[a-z]+)+-[a-z\d_]{8}|(?:tmp|temp|npm|pip|yarn|pnpm|jest|mocha|rustc|cargo-install|playwright|puppeteer|hsperfdata|bats-run|bazel|sbt|nix-build)[-_.]?(?=\w*\d)(?!v\d{1,2}$)[\w-]+|(?:test|build)[-_.]?\d{5,}|[tT]est\w{1,100}?\d{6,}|tmp(?!l?_[a-z]+$)\w{8}|tmp[-_.](?=\w*[A-Z\d])\w{6,}|cc[A-Za-z\d]{6}(?:\.\w{1,2})?)$/,Fo=/^20\d\d[01]\d[0-3]\d$/,yo=/^(?:IPv[46]|S3)(?:[A-Z][a-z]+)*$|^[A-Z][a-z]{2,}V\d{1,2}$/,Oo=/^[A-Z][a-z]{3,}[A-Z][A-Za-z]*\.(?:cs|java|kt|php|scala|swift|tsx?)$/,$o=new Set([6,8,10,12]);function Xt(t){const e=ko.exec(t)?.[0]??"",s=t.slice(e.length).split("/").filter(i=>i!=="").map(i=>No(i)?"<random>":i),r=s.findIndex(i=>i!=="<random>");return["<temporary>",...r===-1?[]:s.slice(r)].join("/")}function No(t){return t.startsWith("<")||xo.test(t)?!0:Oo.test(t)?!1:t.replace(/\.[A-Za-z]{1,5}$/,"").split(/[-_.]/).some(vo)}function vo(t){if(/^\d{8,}$/.test(t))return!Fo.test(t);if(yo.test(t)||t.length<6)return!1;const e=t.match(/\d+|[A-Za-z]+/g)??[];if(e.length>=4)return!0;if(/^(?=.*\d)[0-9a-f]{7,}$/.test(t))return e.length>=3;if(!$o.has(t.length))return!1;const n=t.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g)??[];return n.length>=4||n.length>=3&&n.some(s=>/^[A-Z]{1,2}$/.test(s))}const W=/\d+(?:[.,]\d+)?(?: ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?|hrs?|hours?)\b|[mh](?![a-z_]))(?: ?\d+(?:\.\d+)? ?(?:ms|s|m)(?![a-z_])){0,2}/.source,Vt=/(?:(?:\/private)?\/var\/folders|(?<![\w.])\/(?:var\/)?tmp|(?:[A-Za-z]:)?[^\s:'"`(]{0,100}\/(?:AppData\/Local\/Temp|(?:work|_work|__w|a)(?:\/[\w.-]{1,80}){0,2}\/_temp))\/[^\s:'"`)\],]+|\btmp\.(?=\w{0,11}[A-Z\d])[A-Za-z\d]{6,12}\b/g,ze="(?:ECONN[A-Z]+|refused|[Cc]onnect(?:ing|ion)?|[Rr]esponse|[Rr]each|dial \\w+)(?: to| at| with| of| from)? \\S{0,100}",Lo="(?<![\\w./-])[a-z][a-z\\d-]{1,60}\\.(?!(?:d|e2e|spec|test)\\.)[a-z][a-z\\d-]{1,60}\\.(?:cc|in|md|ml|pl|py|rs|sh)",ne="(?:not a (?:tree|commit)|[Uu]nknown revision|[Bb]ad (?:object|revision)|not our ref|[Nn]o (?:such )?(?:commit|object|ref)|did not match any|[Mm]ismatch|[Ii]nvalid (?:object|reference)|manifest (?:for|unknown)|expected|[Uu]nable to find (?:commit|version)|[Pp]inned|(?:is|are) not (?:signed|on|in)|could not (?:apply|revert)|[Ss]ign-off|does not exist|[Ww]ant|[Ww]anted|unexpected|[Ii]ntegrity|[Nn]o \\w+ (?:for|of))",qt=[/(?<=\) \()gas: \d+(?=\)$)/,"gas: <n>","[FAIL: no] test_Permit() (gas: 62740)","no (gas: 62740) left"],Co=[[/(?<= at )0x[\da-fA-F]{6,16}(?=>)/g,"<address>","assert <t.Q object at 0x7f4dd3a3fe10> == 1","linked at 0x08004000"],[/(?<=<(?:\w*Mock|\w+) (?:name='[^']{1,200}' |spec='[^']{1,200}' ){0,2}id=')\d{9,16}(?='>)/g,"<id>","<MagicMock name='q' id='140190243573072'>","<Cart id='140190243573072' total='2'>"],[/(?<="(?:ts|time|timestamp|epoch|@timestamp)": ?)1[4-9]\d{8}(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?(?=[,}])/g,"<time>",'{"level": "error", "ts": 1795794079.0676153}','{"total": 1795794079}'],[/(?<=^Time: .{1,30}), estimated \d+(?:\.\d+)? m?s$/,"","Time:        4.009 s, estimated 5 s","Time: 3 carts, estimated 5 s late"],[/^Files=\d+, Tests=\d+, {2}.{1,100} CPU\)$/,"","Files=3, Tests=5,  1 wallclock secs ( 0.02 usr  0.00 sys =  0.15 CPU)","Files=3, Tests=5, cart CPU"],[/\{ seed: -?\d+, path: "[\d:]+", endOnFailure: true \}/,"{ seed }",'{ seed: -2131707662, path: "0:0", endOnFailure: true }',"{ seed: 3 }"],[/^Shrunk \d+ time\(s\)$/,"","Shrunk 3 time(s)","Shrunk 3 carts"],[/^\d+m[\d.]+s \(executing steps: [\dhms.]+\)$/,"","0m00.023s (executing steps: 0m00.005s)","0m of cart (executing steps: 3)"],[/^Time: [\d:.]+(?:ms)?, Memory: [\d.]+ [kMG]B$/,"","Time: 00:00.054, Memory: 4.00 MB","Time: cart, Memory: 4.00 MB"],[/^\(\d+ durations < [\d.]+s hidden\./,"(durations hidden.","(1 durations < 0.005s hidden.  Use -vv","(1 durations are hidden."],[/^(> (?:@[\w.-]{1,80}\/)?[\w.-]{1,80})@\d+\.\d+\.\d\S*(?= \S)/,"$1","> shop@2.4.0 build","+ shop@2.4.0 build"]],Be=[/'[^']*'|"[^"]*"|^[+-]\s+|\s+/g,Wo,"no  total","no 'a  b'"],Do=[[/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏⣾⣽⣻⢿⡿⣟⣯⣷][⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏⣾⣽⣻⢿⡿⣟⣯⣷ ]*/,"","\u2819\u2839\u2838 installing","renders \u2813 as h"],[/^[░▒▓█]+(?: +|$)/,"","\u2591\u2591\u2591\u2591 ERROR: no total","41 \u2591\u2591"],[/\bcache (?:hit|miss)(?: \(outputs already on disk\))?, (?:replaying|executing|suppressing)(?: logs)?(?: [\da-f]{8,64})?$/,"cache","cache miss, executing 8d0b4a7c","cache miss, executing cart is not allowed"],[/^\d+ actionable tasks?: (?:\d+ (?:executed|up-to-date|from cache)(?:, |$)){1,3}$/,"","2 actionable tasks: 1 executed, 1 up-to-date","2 actionable tasks: cart, login"],[/^(Node\.js v\d+)\.\d+\.\d+$/,"$1","Node.js v24.1.0","Node.js v18.2.0 is too old"],[/^(?:\[warn\] )?Code style issues (?:were )?found in (?:\d+ files|the above file).*$/,"","[warn] Code style issues found in 2 files. Run Prettier to fix.","Code style issues found in cart.ts"],[/\b\d{4}[-/]\d\d[-/]\d\d(?:[T ]|, )\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?(?!\w)/g,"<time>","at 2026-11-22 17:19:44 UTC","no entry for 2026-11-22"],[/(?<![\w-])\d{4}-\d\d-\d\dT\d\d[_-]\d\d[_-]\d\d(?:[_.]\d{1,9})?Z?(?![\d])/g,"<time>","no total in 2026-08-24T15_35_23_693Z-debug.log","no total in 2026-08-24-cart.log"],[/(?<=\b(?:log|report|debug|trace|crash|run|ResultBundle|Test-\w{1,40})s?[-_])\d{4}-\d\d-\d\d(?:[-_T]\d\d[-_.]?\d\d[-_.]?\d\d(?!\d)|(?=[-_]\d\d-\d\d|\.(?:html|json|log|trace|txt|xcresult|xml|zip)\b))/,"<time>","report-2026-11-22.xml is empty","report-2026-11-22.csv is empty"],[/\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? )?(?:\d{1,2}[ /])?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ /]+\d{1,4},?[ :]\d\d:\d\d:\d\d(?: [A-Z]{3,4})?(?: \d{4})?\b/g,"<time>","at Sun Mar  1 10:00:00 UTC 2026","closed on Sun Mar 1"],[/\b[IWEF]\d{4}(?= \d\d:\d\d:\d\d\.)/g,"<time>","E1120 10:00:01.123456 main.go","E1120 undefined name"],[/(?<="Elapsed":)\d[\d.]*(?=\}$)/,"<duration>",'{"Action":"fail","Elapsed":0.065}','{"Elapsed":7,"Cart":"no total"}'],[/^\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?(?=: )/,"<n>","00:03 +5 -1: slug trims","00:03 is no time of a day"],[/(?<!(?:\b[\da-fA-F]{1,4}|:):)\b\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?|[AP]M(?= [A-Z]{3,5} ))(?![\w:])/g,"<time>","stopped at 10:00:01","the ratio is 16:9"],[/^((?:<time> +){0,2})\d{1,8} (?=[\w./-]{1,80}\.go:\d+\])/,"$1","1234 main.go:12] no total","1234 main.go: no total"]],Yt=[[/\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\b/g,pe("<id>"),"tenant 123e4567-e89b-12d3-a456-426614174000","tenant 00000000-0000-0000-0000-000000000001"],[/^(?=[^(]{0,200}\.)(?=.{0,300}(?:0x[0-9a-f]{5,16}|\.\.\.))([\w./*-]{1,200}(?:\(\*\w{1,80}\)\.\w{1,80})?\()(?:[{}, ]|0x[0-9a-f]{1,16}\??|\.\.\.){1,60}\)$/,"$1)","main.syncUser(0xc000012345, {0x8ccdd, 0x41})","regs.write(0x41, 0x1)"],[/(?<![\w])0x[0-9a-fA-F]{9,16}\b|\+0x[0-9a-f]{1,16}(?=$|[)\]/,>])|(?<=\bpc=)0x[0-9a-fA-F]{6,8}\b|(?<=\bAddress )0x[0-9a-fA-F]{6,8}(?= is\b)|(?<=\b(?:at|by) )0x[0-9a-fA-F]{6,8}(?=: )|(?<=:\d{1,6}: |^)0x[0-9a-f]{6,8}(?= in )/g,"<address>","at 0x602000000014","linked at 0x08004000"],[/(?<=(?<![/\w-])(?:[a-z]\w{0,60}\.){0,12}[A-Z]\w{0,100}@)(?=[a-f]{0,7}\d)[0-9a-f]{6,8}\b/g,"<address>","no total in Cart@3eadbeef","no action Acme/Cart@3eadbeef"],[new RegExp(`(?<!@|from |digest:? |\\b${ne}\\b.{0,300})\\b(?:sha\\d{1,3}|md5)[:-][\\w+/=-]{32,128}`,"g"),"<hash>","sha256:4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865 is gone","shop@sha256:4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865 is gone"],[/-(?:(?=\d|[a-z]{1,9}\d+[a-z])[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}|(?=[a-z\d]*\d[a-z]+\d|\d{8,10}-)[a-z\d]{6,10}-(?=[a-z\d]*(?:[a-z]\d+[a-z]|\d[a-z]+\d))[a-z\d]{5})(?![\w-])/g,"-<id>","pod web-7d4b9c6f5-x2k8p is gone","pod web-backend-login is gone"],[new RegExp(`(?<![\\w@#]|-\\d{14}-|@sha\\d{1,3}:|Fingerprint: {1,9})(?<!\\b${ne}\\b.{0,300})(?=[a-f]{0,63}\\d)(?=\\d{0,63}[a-f])(?![a-f]{3,}\\d{1,4}(?!\\w))[0-9a-f]{7,64}(?!\\w)(?!.{0,300}\\b${ne}\\b)`,"g"),pe("<hash>"),"releasing 8d0b4a7","fatal: reference is not a tree: 8d0b4a7c41",/\d[a-f]|[a-f]\d/],[/(?<!\w|\b(?:NO_PUBKEY|[Kk]ey|[Ff]ingerprint)[ :=]{1,2})(?=[A-F]{0,63}\d)(?=\d{0,63}[A-F])[0-9A-F]{16,64}(?!\w)/g,pe("<hash>"),"serial 95E6DAFC1F4DB0BE","tag ABCD0001"],[/(?<=\bhttps?:\/\/[^\s#"']{1,300}[?&](?:[Ss]ig|[Ss]ignature|token|s[etv]|sk[a-z]{1,3}|X-(?:Amz|Goog)-[\w-]{1,40}|AWSAccessKeyId|[Ee]xpires|_|t|ts|nonce|state)=)(?=\d{5}|[\w%+/=.:-]{0,300}\d[\w%+/=.:-]{1,300}\d)[\w%+/=.:-]{8,}/g,"<id>","GET https://a.b/c?sig=Zm9vYmFyYmF6cXV4 failed","GET https://a.b/c?t=1-month-plan failed"],[/\bfile:\/\/(?:\/(?=[A-Za-z]:))?/g,"","file:///srv/cart.js is gone","no file: cart.js"],[Vt,Xt,"no /tmp/tmp.Xa8Kd02jLq/cart","no tmp/tmp-cart/login"],[/(?:\b[A-Za-z]:)?[^\s:'"`(]{0,100}\/hostedtoolcache\/[^\s:'"`(]{1,80}\/(?:x64|x86|arm64)(?:\/lib\/python[\d.]{1,6}\/(?:site|dist)-packages)?\//g,"","/opt/hostedtoolcache/go/1.24.1/x64/src/net.go","/srv/venv/lib/python3.12/site-packages/y.py"],[q.$b,"","/home/runner/work/shop/shop/src/a.js","/home/shop/src/a.js"],[/\/github\/workspace\/?/g,"","/github/workspace/src/a.js","/github/shop/src/a.js"],[/(?<!\bref(?:spec)? ['"]?)\brefs\/(?:remotes\/)?pull\/\d+\/(?:merge|head)\b/g,"<ref>","no total at refs/pull/12/merge","no total at refs/heads/release-1"],[new RegExp(`(?<=\\.${X.u}["']?|(?:^(?:\\[ERROR\\])? {0,4}|->|: )[A-Z]\\w{0,80}\\.\\w{1,80}|Makefile|Dockerfile(?:\\.\\w{1,20})?|Rakefile|BUILD|Gemfile|[Jj]ustfile|CMakeLists)(?<!${ze}|${Lo}|://[^\\s/]{0,100}):\\d+(?::\\d+)?(?:-\\d+(?::\\d+)?)?`,"g"),":<n>","src/a.ts:3:13: no total","connect ECONNREFUSED db.prod:5432"],[new RegExp(`(?<=\\.${X.u} {1,3})\\d+:\\d+(?:-\\d+(?::\\d+)?)?(?=$| [-\u2022]| {2})`,"g"),"<n>","ERROR in ./src/index.js 3:0-24","layout.css 16:9 is no ratio"],[/(?<=\([^\s()]{1,200}):\d+:\d+(?=\))|(?<=\.[A-Za-z]\w{0,9}|^(?:at |[^\s@]{0,100}@)\S{1,200}):\d+:\d+$/g,":<n>","at run (node:internal/task:95:5)","no entry for shop/cart:17:3"],[new RegExp(`(?<=\\.${X.u})\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:|$| :| [A-Z]|,)|(?<=\\.${X.u} )\\(\\d+(?:[,:]\\s?\\d+){0,3}\\)(?=:)`,"g"),"(<n>)","src/a.ts(3,13): error TS7006: no","i18n.t(404) has no text"],[new RegExp(`(?<=\\.${X.u}:)\\[\\d+,\\d+\\]`,"g"),"[<n>]","src/Sum.java:[12,5] no total","no total in values.yaml:[3]"],[/(?<!(?<![\w./-])(?!(?:and|at|before|command|error|file|from|in|input|near|on|or|script|see|source|text|the|to)\b)[a-z]{2,30} )\b([Ll]ines?|LINE)([ :=#]{1,2})\d+(?:[-–:.]{1,2}\d+)?(?! (?:has|is|was|are|were|does|must)\b)/g,"$1$2<n>","no total, line 12","production line 12 has stopped"],[/(?<=\bline <n>: {1,2})\d+(?= +(?:Aborted|Bus|Floating|Illegal|Killed|Segmentation|Terminated|Trace))/,"<n>","a.sh: line <n>: 1234 Killed","a.sh: 1234 Killed"],[/(?<=\b(?:[Ll]ine|LINE)[ :=#]{1,2}<n>.{0,20})\b([Cc]ol(?:umn)?s?|[Cc]har(?:acter)?s?|offset|position|pos)([ :=#]{1,2})\d+(?:[-–:.]{1,2}\d+)?/g,"$1$2<n>","no total, line <n>, column 5","no column 5 in cart.csv"],[/(?<=\.(?:lua|moon) )@ \d+/g,"@ <n>","spec/sum_spec.lua @ 12","sold cart @ 12"],[/^index (?:<hash>|[\da-f]{7,40})\.\.(?:<hash>|[\da-f]{7,40})(?= \d{6}$|$)/,"index","index 6440290..8d0b4a7 100644","index 6440290 of cart"],[/^L: +\d+ \| P: +\d+(?= \|)/,"L","L: 7 | P: 1 | LT01 | no total","L: 7 carts"],[/^@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/,"@@","@@ -3,2 +3,3 @@","@@ cart @@"],[/^\[ *\d+%\](?! of\b)|(?<=^\[gw\d+\] )\[ *\d+%\]|(?<=(?:PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|[.FEsx]) +)\[ *\d+%\]$/,"","[ 45%] Building cart.o","[ 45%] of carts are broken"],[/^(\s*(?:[>→➜✖×E│-]\s*)?)\d+:\d+(?=\s+(?:error|warning|warn|info|[✖×⚠✗]|\S+ *$)|:? {2,}(?:error|warning|warn|[✖×⚠✗]))/,"$1<n>","  2:10  error  no total","16:9 is no ratio"],[/^(\s*(?:[>→➜✖×E│-]\s*)?)(?![45]\d\d\b)\d+(?=\s*[|│┃▕])/,"$1<n>","   12 | const total = 3","404 | /cart"],[/^([│╷] {1,8})(?![45]\d\d\b)\d{1,6}(?=: )/,"$1<n>","\u2502 30: ami = var.ami","30: ami"],[/^(\s{0,8}[>→]\s{0,4})(?![45]\d\d\b)\d{1,6}(?=:? |$)/,"$1<n>","> 12 expect(total)","12 carts are gone"],[/^([^\w(]{0,8})\d{1,6}\)(?=\s)/,"$1<n>)","  3) adds an item","(404) /cart"],[/^(\s*(?:not )?ok )\d+/,"$1<n>","not ok 2 - adds","not 2 - adds"],[/^\(node:\d+\)/,"(node)","(node:1234) Warning: no total","no total (node:1234)"],[/^(Starting a Gradle Daemon)\b.*$/,"$1","Starting a Gradle Daemon, 2 busy Daemons could not be reused, use --status for details","no Gradle Daemon, 2 carts"],[/^(\s*)\d+(?= - .{1,300}\((?:Failed|Timeout|SEGFAULT|Not Run|Child aborted|ILLEGAL|BUS_ERROR|NUMERICAL|OTHER_FAULT|Subprocess aborted)\))/,"$1<n>","  3 - util.slug (Failed)","404 - util.slug"],[/^(?:\d+\/\d+ )?Test\s+#\d+:/g,"Test:"," 3/12 Test  #3: util.slug".trim(),"no issue #3: slug"],[/^(?:(?:<time> *)?[[(] ?\d+ ?(?:\/|of) ?\d+ ?[\])](?! .{0,60}\b(?:are|is|were|was|have|has)\b)|(?:<time> *)?\d+ of \d+ (?=PASS|FAIL|START|OK|ERROR|SKIP|WARN))|(?<=\bExecuted )\d+ of \d+(?= *(?:[(<A-Z]|$))|(?<=\.\s*)(?<!\b(?:not|no)\b.{0,60})\((?:\d+\/\d+)\)$/g,"<n>/<n>","[3/9] cart","2 of 3 replicas are ready"],[/^(Failed: )\d+ failure\(s\), \d+ warning\(s\) on \d+ files\b/,"$1<n>","Failed: 1 failure(s), 0 warning(s) on 323 files.","Failed: 1 failure(s), 0 warning(s) in cart"],[/^((?:<time>\s{1,4})?Concurrency: )\d+(?= threads\b)/,"$1<n>","Concurrency: 4 threads (target='ci')","Concurrency: 4 carts"],[/\b(?:make|gmake|ninja)\[\d+\]/g,"make","make[1]: *** [Makefile:12: test] Error 2","shop[1]: no total"],[/^==\d{2,9}==/,"==","==123== Invalid read of size 4","a==3== b"],[/(?<=\btest-results\/\S{0,200}-)(?:(?=[a-f]{0,5}\d)(?=\d{0,5}[a-f])[0-9a-f]{5}|(?<=-[jt]s-)\d{5})(?=-)/g,"<hash>","test-results/cart-aa3ef-chromium/trace.zip","test-results/zip-90210-chromium/trace.zip"],[/(?<!\bVID\b.{0,40})\b(goroutine|[Tt]hread(?! \d+ (?:has|is|of|was)\b)|[Pp]id|PID)("?[ #=:]{1,2})\d+\b|\b([Pp]rocess|[Ww]orker)([ #=:]{1,2})\d{3,8}\b(?! (?:of\b|(?!was\b|has\b)[a-z]{2,20}s\b))/g,"$1$2$3$4<n>","goroutine 17 [running]:","no reply in thread 12 of the forum"],[/\b(Thread|Process|PoolWorker)-\d+\b(?! of\b)|\b(pool)-\d+-(?:thread)-\d+\b/g,"$1$2-<n>","Exception in thread Thread-3","Process-3 of the plant has no owner"],[/^\[gw\d+\]/,"","[gw1] FAILED a.py::test_a","gateway [gw1] is down"],[/(?<=^thread '.{1,300}') \(\d+\)/,"","thread 'main' (1234) panicked","the cart 'main' (1234) panicked"],[/\b([Ss]eed|SEED)([^\w-]{1,12}(?:is |was |to: |of )?)-?(?:0x[0-9a-f]{2,16}|\d{2,})(?!\d| (?:of\b|[a-z]{2,20}s\b))/g,"$1$2<n>","Randomized with seed 98765","cannot seed 120 rows"],[new RegExp(`(?<!\\b(?:[Nn]o|[Nn]obody|[Nn]othing|not)\\b.{0,100})(?<=\\b(?:[Ll]isten(?:ing|s)?|LISTEN|[Bb]ound|[Ss]erving|[Ff]orwarding|ephemeral|random port)\\b.{0,100}(?:[\\w\\])]:|::|\\bport ))(?<!(?:EADDRINUSE|${ze}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b`,"g"),"<port>","listening on http://localhost:45123","connect ECONNREFUSED 127.0.0.1:50051"],[new RegExp(`(?<=\\bhttps?://(?:localhost|127\\.0\\.0\\.1|\\[::1\\]):)(?!5432\\d\\b|35729\\b)(?<!(?:EADDRINUSE|${ze}).{0,60})(?:3[2-9]|[4-5]\\d|60)\\d{3}\\b`,"g"),Qt,"GET http://127.0.0.1:43817/cart is 500","GET http://127.0.0.1:50051/cart is 500"]],_o=[[new RegExp(`(?<=[([]\\s{0,4})${W}(?=\\s{0,4}[)\\]](?! (?:is|was|of)\\b))`,"g"),"<duration>","adds an item (12 ms)","a poll interval (5 s) is too short"],[/(?<![\w.])\d+[.,]\d+ ?(?:ns|µs|μs|us|ms|s|secs?|seconds?|mins?|minutes?)\b/g,"<duration>","no response after 12.3s","no response of 12.3 kg"],[new RegExp(`(?<=\\b(?:[Tt]ime|[Ee]lapsed|[Tt]ook|[Dd]uration|[Ff]inished|[Ff]ailed|FAILED|[Dd]one|[Cc]ompleted|[Rr]an|[Bb]uilt|over(?= after)|waited|[Ww]aiting)\\b[:= ]{0,3}(?:(?:in|after|for) )?)${W}(?! of\\b)`,"g"),"<duration>","BUILD FAILED in 22s","no duration 90 minutes of a film"],[/(?<=(?:\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) \S{1,200}|\.\w{1,8}| \d{3}| in) )\d+ ?(?:ms|sec)(?=$|,)/,"<duration>","GET /cart 200 45 ms","no limit for /cart 200 ms"],[/(?<=(?:\.{3}|…) ?)\d+(?:\.\d+)?s$/,"<duration>","waiting for cart... 12s","waits 12s"],[/(?<=\b(?:[Rr]equest|[Hh]ost|[Tt]race|[Cc]orrelation|[Ss]pan)[ _-]?[Ii][Dd]["']?[:= ]{1,2}["']?)(?=\S{0,60}(?:\d\S{0,60}[A-Za-z]\S{0,60}\d|<))(?!(?:[a-z]+\d*-)+[a-z]*\d*(?![\w+/=<>-]))[<\w][\w+/=<>-]{7,120}/g,"<id>","RequestID: 8d0b4a7c-41, no total","no host id web01-prod-02"],qt,[/\b(?:fv-az\d+-\d+|runnervm\w+)\b/g,"<host>","host fv-az411-654 is gone","host web-az411 is gone"],[/\(\d[\d.]*=setup\[[\d.]+\](?:\+cmd\[[\d.,]+\])* seconds\)/,"<duration>","py312: FAIL code 1 (84.19=setup[1.74]+cmd[31.22] seconds)","py312: FAIL code 1 (84 carts)"],[/\b(duration_ms|time|(?<=")(?:ms|duration|elapsed)(?="))("?[:=] ?"?|(?<=_ms) )\d[\d.]*(?! ?(?:days?|weeks?|months?)\b)/g,"$1$2<duration>","duration_ms 12.5","a lead time: 5 days"],[new RegExp(`(?<=\\b(?:errors?|files?|tests?|checks?|specs?|examples?|suites?|packages?|passed|skipped) in )(?!\\d+ (?:min(?:ute)?|h(?:ou)?r?)s?\\b)${W}`,"g"),"<duration>","3 tests in 12s","fires at 3 errors in 5 minutes"],[/(?<![\w.])(?:\d+(?:h|m)){1,2}\d+\.\d+s\b|(?<=\b(?:after|for|in|took|elapsed|of) )(?:\d+(?:\.\d+)?(?:ms|h|m)){1,3}\d+(?:\.\d+)?m?s\b/g,"<duration>","no response after 1h2m3s","expires after 1h30m"],[/(?<![\w.]|\b(?:[Ll]imit|[Mm]aximum|[Qq]uota|[Bb]udget)\b.{0,60})\d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes)\/s\b/g,"<size>","read at 301.2 kB/s","a limit of 10 MB/s"],[/(?<=\b(?:[Rr]ead|[Dd]ownloaded|[Uu]ploaded|[Tt]ransferred|[Ff]etched) )\d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes)(?: of \d+(?:[.,]\d+)? ?(?:[kKMGT]i?B|bytes))?\b(?! (?!and\b|at\b|for\b|from\b|in\b|of\b|so\b|to\b|with\b)[a-z])/g,"<size>","read 301.2 kB of 299KiB","uploaded 10 MB photo"],[/(?<=\bCoverage for \w{1,20} \()[\d.]+%(?=\) does not meet)|(?<=\b[Tt]otal [Cc]overage:? )[\d.]+%?|(?<=threshold .{0,200}\bnot met: )[\d.]+%(?=$)|(?<=threshold .{0,200}\bbut (?:was|is|got) )[\d.]+|(?<=\blimit (?:is|was|has been|has|was) exceeded by )\d[\d.]* ?(?:[kKMG]i?)?B\b/g,"<value>","Coverage for lines (79.1%) does not meet global threshold (80%)","a discount of lines (79.1%) is too high"],[/(?<=\bremaining )\d+(?= arguments? skipped)|\(wstat \d+, <address>\)/g,"<n>","(remaining 31 arguments skipped)","no remaining 31 carts"],[/(?<![\w.-])1(?:7\d|8[0-3])\d{7}(?:\d{3}){0,3}(?![\w.])(?! bytes)/g,"<time>","no total since 1763831984000","arn:aws:iam::222222222222:role/deploy"],[/(?<=\/(?:runs?|jobs?|builds?)\/)\d{9,19}\b/g,"<id>","see https://a.b/actions/runs/12345678901","see https://a.b/jobs/1000001"],[/\bdue to (?:\d+ )?previous errors?(?:; \d+ warnings? emitted)?/,"due to previous errors","could not compile shop due to 2 previous errors","no total due to 2 carts"],[/(?<=\b[Uu]sed )\d+(?:[.,]\d+)? ?[kKMGT]i?B(?= of memory\.?$)/g,"<size>","took 3 s and used 279.510MB of memory","used 279 MB of memory, at most 256"],[new RegExp(`(?<=[A-Za-z_][ -]|#)(?<!\\b(?:[Nn]o|not|code|errno|error|exit|status|[Vv]ersion|[Mm]igrat\\w*|${ne})\\b.{0,60})(?!20\\d\\d[01]\\d[0-3]\\d(?!\\d)|\\d*(?:0123|1234|2345|3456|4567|5678|6789))\\d{8,11}(?![\\w.,:/-])(?! (?:%|[kKMGT]?i?B\\b|(?!is\\b|was\\b|has\\b)[a-z]+s\\b|of\\b)|.{0,300}\\b(?:not found|unknown|${ne})\\b)`,"g"),pe("<id>"),"release 70786411 is gone","wrote 70786411 bytes"],[/(?<![\w.]|\d-|\b(?:[Mm]igrat|[Ss]chema|[Vv]ersion).{0,100})20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?!\w)/g,"<time>","snapshot 20261102100000 is gone","migration 20261102100000 is gone"],[/(?<=\b(?:[Bb]ranch|refs?|origin|(?:push|checkout|merge)(?: \w+)?)\b[ /:'"]{1,3}[\w./-]{0,60}[A-Za-z][-/_])20\d\d-?[01]\d-?[0-3]\d(?![\w-])/g,"<time>","branch release-2026-11-02 is gone","no release-2026-11-02.csv"],[/(?<!\w)(?=\w{8,64}(?!\w))(?![a-f\d]+(?!\w)|\w*[a-z]{4})(?!(?:e2e|k8s|i18n|l10n|a11y|o11y|p2p|b2b|ec2|s3)\w*?)[a-z\d]*?[a-z]\d+[a-z]+\d+[a-z]+\d[a-z\d]*(?!\w)/g,"<id>","pod x7f9k2qd is gone","suite e2e1login2 is red"],[/(?<=^❯ \S{1,300}) \(\d+ tests? .{0,80}$/,"","\u276F src/cart.test.ts (5 tests | 2 failed) 46ms","carts.ts (5 tests are gone)"],[/(?<=\/DerivedData\/[\w.]{1,80}-)[a-z\d]{28}(?=\/)/,"<id>","Xcode/DerivedData/Shop-7gvut2at2sau73zzkn91orxnye3z/Logs","Xcode/DerivedData/Shop-cart/Logs"],[/(?<= )\(Wstat: \d+(?: \(exited \d+\))?(?: Tests: .{1,60})?\)$/,"","t/order.t (Wstat: 512 (exited 2) Tests: 9 Failed: 2)","t/order.t (Login)"],[/^([\w.-]{1,40}> {1,6})\d{1,6}(?=\|)/,"$1<n>","shop> 14| result <- run","shop> 14 results"],[/\.{4,}/g,"...","2 of 9 FAIL not_null_id...................","wait..."],Be],Po=[...Do,...Yt,..._o],Mo=[new RegExp(`(?<!\\b(?:be|expected|respond|run|within) )\\bin ${W}|\\s{0,4}[([]\\s{0,4}${W}\\s{0,4}[)\\]](?=\\W*$)|(?<="(?:ms|duration|elapsed)":)\\d[\\d.]*|\\btook=${W}`,"g"),"","expected 2, got 3 (12 ms)","expected 2, got 3 (items)"],Jt=[[/^\W{0,4}(?:(?:t|ts|time|timestamp)"?[=:] ?)?"?(?:\d{4}[-/]\d\d[-/]\d\d[T ,]{0,2})?(?:\d\d:\d\d:\d\d(?:[.,]\d{1,9})?|\d{1,2}:\d\d[AP]M)(?:Z|[+-]\d\d:?\d\d)?["\]]?[\s,:|-]{1,4}(?=\D)/,"","10:00:01 expected 2, got 3","10:00 is not expected"],...Yt,qt,Be],Uo=[[/^(\W{0,8})\d{1,6}\)(?=\s)/,"$1<n>)","  3) adds 2 items","\u25CF adds 2) items"],[/^(\s*(?:not )?ok )\d+/,"$1<n>","not ok 2 - adds","\u25CF is not 2"],[/^(?:\[gw\d+\] )?\[ *\d+%\]|(?<=\.py\S{0,300} {1,200}(?:[A-Z]{4,7} +(?:\(.{0,200}\) +)?)?)\[ *\d+%\]$/,"","FAILED a.py::test_a [ 45%]","\u25CF takes [45%] off"],[Vt,Xt,"\u25CF reads /tmp/tmp.Xa8Kd02jLq/cart","\u25CF reads tmp/cart"],[/^([✘✓-] {1,3})\d{1,6}(?= .{1,300} › )/,"$1<n>","\u2718  12 [chromium] \u203A a.spec.ts:3:5 \u203A pays","\u2718 12 carts are red"],[/^\[xUnit\.net [\d:.]{5,16}\]/,"","[xUnit.net 00:00:00.52]     Shop.Adds [FAIL]","\u25CF lists [xUnit.net 2]"],[/(?<=^==> X .{1,300}) [\d.]+s(?= )/,"","==> X Cart.adds  0.012s munit.FailException: no","\u25CF waits 0.012s"],[/(?<=\bhttps?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):)(?:3[2-9]|[4-5]\d|60)\d{3}\b/g,Qt,"1) cart pays: GET http://127.0.0.1:43817/cart is 500","\u25CF reads 127.0.0.1:43817"],[/^(\d+)(?= - )/,"<n>","3 - util.slug (Failed)","\u25CF 3 - 2"],[/^\d\d:\d\d \+\d+(?: ~\d+)?(?: -\d+)?(?=: )/,"<n>","00:03 +5 -1: slug trims [E]","\u25CF opens at 00:03"],[new RegExp(`(?<!\\s)\\s*[([](?<!^(?:\u25CF |FAILED ).*[([])\\s{0,4}${W}\\s{0,4}[)\\]](?=\\s*(?:<<<|$))`),"","--- FAIL: TestPay (0.01s)","\u25CF waits (5 s)"],[new RegExp(`\\s${W}$(?<=^\\s*[\xD7\u2A2F].*)|(?:Time elapsed: \\d[\\d.]* s)(?=\\s*<<<)`),"","\xD7 adds 5ms","\u25CF waits 5ms"],[q.$b,"","\u25CF /home/runner/work/shop/shop/src/a.ts","\u25CF /home/shop/src/a.ts"],[new RegExp(`(?<!^\u25CF [^(]{0,300})(\\.${X.u}):\\d+(?::\\d+)?(?=[)\\]\\s]|$)`,"g"),"$1:<n>","\u25CF pays (a.ts:3:1)","\u25CF reads shop.sh:80"],[/(?<=\.swift):\d+:\d+(?=: )/,":<n>","\u2718 Test adds() recorded an issue at A.swift:12:5: no","\u25CF A.swift:12: no"],[/ after [\d.]+ seconds with \d+ issues?\b/,"","\u2718 Suite A1 failed after 0.003 seconds with 1 issue.","\u25CF pays after 3 seconds"],[/(?<=\b(?:avg|min|med|max|p\(\d+\))=)\d[\d.]*(?:µs|ms|s)\b/g,"<duration>","\u2717 http_req_duration: p(95)=104.77ms","\u2717 waits p=104.77ms"],[/\[ *\d+\.\d+s\]/,"","FAIL [ 0.012s] shop cart::adds","\u25CF waits 0.012s"],[/(?<=^not ok (?:\d+|<n>) .{1,300}) in \d+ms$/,"","not ok 1 adds in 77ms","\u25CF adds in 77ms"],Be];function Wo(t){return/^\s/.test(t)?" ":t}function pe(t){return e=>{const n=e.replace(/-/g,""),s=Math.min(8,Math.ceil(n.length/3));return new Set(n).size<=s||n.length<=16&&/(.)\1{3}/.test(n)?e:t}}function Qt(t){const e=new Set(t).size;return e>3||e===3&&!t.includes("0")?"<port>":t}function zo(t,[e,n,,,s]){return s?.test(t)===!1?t:t.replace(e,n)}const en=/^\s*[+-](?![+-])/;function Bo(){const t=new Map;function e(n){const s=t.get(n)??he(n);return t.set(n,s),s}return{part:e,whole:({text:n,context:s})=>(0,x.kc)(e(n),s.map(e)),compared(n){const s=e(n.text);return new RegExp("\\p{L}","u").test(s)?(0,O.PY)(s)&&!M(s)&&!en.test(s)?(0,x.kc)(""):(0,x.kc)(s,n.context.map(e).filter(Boolean)):(0,x.kc)(be((0,x.RZ)(n).join("")))}}}const Go=/^[^\p{L}\p{N}]{0,12}(?:(?:but|and) )?(?:expected|expect|actual|received|got|want|wanted|was|found|given|instead|returned|left|right)\b(?: \w{1,12})?(?: ?[:=<]| {2,}| ?$| [-+]?\d| ["'`<])/iu,jo=/\b(?:expected|wanted|(?:not|n't) equals?|instead of|but (?:was|is|got|had|has|found|received|returned|were|are|saw)|(?:actual|received|found|got|was|want)(?::| is| was|=) ?\S|(?:got|want) \S|[Ww]as \S{1,40}["'.]?$)/i,Ko=/(?<![<>=!+-])(?:[!=]==?|≠|<>)(?![<>=])/,ge=/(?<![\w-])(?:[Tt]hresholds?|[Ll]imit|[Bb]udget|floor|ceiling|[Mm]aximum|[Mm]inimum|max[A-Z]\w{1,12}|min[A-Z]\w{1,12}|exceed(?:s|ed|ing)?|at (?:most|least)|(?:more|less|fewer|greater|higher|lower|larger|smaller|slower|longer) than|or (?:newer|older|later|higher|lower)|above|below|too (?:big|large|long|many|slow)|SL[AO]|[Aa]llowed(?=(?: are| is|:)? \d)|(?<=\d ?\w{0,5} )allowed|over(?= (?:by )?\d)|max(?= \d)|[Tt]arget(?=:? \d)|[Rr]equired (?:\w{1,20} )?coverage)\b/,tn=/\bleak(?:ed)?\b|\blost: \d/,Zo=/(?<![-=<>])[<>]=?(?= ?\d(?!\d?:\d))|[≤≥]/,Ho=/\bexpected?\b(?! (?:minimum|maximum|coverage|limit|at \w+ \S+ \w+\/))|\bassert/i,Xo=/\bexpected (?:pass|fail|result|skip)|\bas expected\b|\bunexpected (?:success|pass)|^\W*found (?:1 (?:[a-z-]+ ){0,2}[a-z]+|\d+ (?:[a-z-]+ ){0,2}[a-z]+s)\b(?!.*\b(?:but|expected|instead|want))/i,nn=/(?<![\w.:/#@-])-?\d+(?:,\d{3})*(?:\.\d+)?(?<unit> ?(?:%|[kKMGT]?i?B\b|bytes\b|n?m?s\b|µs\b))?(?![\w:/.-]*\w)/g,Vo=/(?<![\w.])\d+(?:\.\d+)? ?%/,qo=/[|│]|^\s*[✗✘×]|\bcoverage: /,Yo=/\btime(?:d |-)?out\b/i;function M(t){const e=(0,w.GH)(t);return Xo.test(e)?!1:Go.test(e)||jo.test(e)||/\d/.test(e)&&[Ko,ge,tn,Zo].some(n=>n.test(e))}function he(t){return M(t)&&!Ke(t)?Ge(t):be(t)}function se(t){const e=(0,w.GH)(t);if(!/\d/.test(e)||!(tn.test(e)||ge.test(e))||Ho.test(e)||Ke(e))return;const n=Ge(e),s=n.replace(nn,"#$<unit>");return s===n?void 0:s}function Ge(t){const e=(0,w.GH)(t);return ud(t,ge.test(e)&&!Yo.test(e))}const Jo=/%|\b(?:total|coverage|overall)\b/i;function Qo(t){const e=(0,w.GH)(t);return ge.test(e)?!(se(e)!==void 0&&(Ge(e).match(nn)??[]).length>1)||Jo.test(e):!1}function ed(t){const e=(0,w.GH)(t);return Vo.test(e)&&qo.test(e)}const td=1e3,je=/^(?:Error: |#\d{1,5} (?:\d{1,6}\.\d+ |(?=\[|0x|[A-Z]{4,}\b|sha256|[a-z]+ing\b))|<time>[\s:|-]{0,3}|\[<time>\]:? ?|\d+\.\d{3} (?!(?:[A-Z]{3}|is|was)\b))+/,nd=/^(?:(?:Expected|Received|Actual|expected|actual|left|right|got|want)\b.{0,20}?:|[+-] {1,40}"?\w{1,40}"?:) *(?:"[^"]{0,200}"|'[^']{0,200}'|-?[\da-fA-Fx][\w.:+-]{0,60}),?$/,sd=/^[─━═⎯=_-]{4,}\s*|(?<![\s─━═⎯=_:-])[\s─━═⎯=_-]{4,}$/g,rd=/^\d{1,6}(?:: (?=\S)| {2,}(?=\S)|:$)/,sn=(0,$.T)(/^\s*(?:(?:FAILED|ERROR) \S+::|\S+\.py::|● |(?:---|===) FAIL: |(?:FAIL|ERROR): \w+ \(|\d+\) \S|(?:not )?ok \d+|\d+ - .{1,300}\((?:Failed|SEGFAULT|Timeout)\)|FAIL {1,2}(?!Required )\S|---- \S.* stdout|\[ {2}FAILED|[✗] (?!\d(?!.{1,300} › )|Test run with |Build failed in )|\(fail\) |Failed \S.{0,300} \[.{1,20}s\]$|\[FAIL\] .{1,300} \[It\] |==> X |\[xUnit\.net .{5,16}\] .{1,300} \[FAIL\]$|Failed \S+ \[|\w+#test_)|<<< (?:FAILURE|ERROR)!| FAILED$| \.\.\. FAILED \(\d|\*\*\* FAILED \*\*\*| \| FAIL \|$| \[E\]$| => \S{1,200}:\d+:\d+$|# Scenario/),id=/(?<![\w.#:/-])\d+(?= [a-z])|(?<=\b(?:Total|Tests?(?: run)?|Failures|Errors|Skipped|Passed|Failed|Assertions|Warnings|Deprecations): ?)\d+/g,od=re(Co),dd=re(Po),ad=re(Uo),ld=re(Jt),cd=re([...Jt,Mo]);function be(t,e=!1){const n=rn(t),s=sn.test(n)?ad:dd;if(nd.test(n))return t.trim().replace(/0x[0-9a-f]{9,16}(?=[\s>)])/g,"<address>");const r=/^\s/.test(t)?n.replace(rd,""):n,i=s(r).replace(je,"").trim();return(0,O.PY)(i)&&!e?i.replace(id,"<n>"):i}function ud(t,e=!1){return(e?ld:cd)(rn(t)).replace(je,"").trim()}function rn(t){return od(t.slice(0,td).toWellFormed().trim()).replace(sd,"").replace(je,"").trimStart().replaceAll("\\","/")}function Ke(t){return sn.test(t)}const fd=/(?:\b(?:status|returns?|returned|got|code|HTTP|error|exit|exited|signal)|\s\/[\w/-]{1,60})[ :=(]{1,2}$/,md=/(?<![\w.^~@/#-]|[<>]=?|=['"])(?!\d+\.\d+\.\d)-?\d+(?:[.,:]\d+)*(?:(?![\w/-]|\.\w)(?: ?(?:[kKMGT]?i?B|m?s|%|sec|min)\b)?|(?:[kKMGT]i?B?|B|m?s|h|%)?(?:\/s)?(?![\w/-]|\.\w))/g;function Ze(t){return t.replace(/(?<![\w/.-])\d+(?:ms|s)? ?\/ ?\d+(?:ms|s)?(?![\w/.-])|\b(?:[Bb]uild|[Rr]un|[Jj]ob) #\d+/g,"#").replace(/<\w{1,12}>|\b\d{4}-\d\d-\d\d\b/g,"0").replace(/(?<!\w|\bNO_PUBKEY |Fingerprint: )(?=\w{0,63}\d)(?!\w{0,60}[A-Z](?=[a-z]{0,4}[g-z])[a-z]{5})[a-zA-Z\d]{16,64}(?!\w)|(?<=\b(?:Python|PHP|[Rr]uby|[Gg]o|[Nn]ode(?:\.js)?|[Oo]penjdk) v?\d{1,2}\.\d{1,2}\.)\d{1,2}\b|(?<=[/_-])(?=[a-z\d]{6,64}(?!\w))(?=(?:[a-z]{0,9}\d){3})[a-z]{0,9}\d+[a-z]+\d[a-z\d]*|(?<=\blocalhost|127\.0\.0\.1):\d{2,5}\b/g,"0").replace(md,(e,n,s)=>fd.test(s.slice(0,n))?e:"#").replace(/(?<=# (?:[a-z]{3,30} ){0,2}[a-z]{3,30}?)(?:s|\(s\)|y|ies)(?![a-z(])/g,"")}function re(t){const e=Wt(t.map(([s])=>s)),n=(s,r)=>{for(const i of e(s)){const o=t[i];if(i<r||o===void 0)continue;const d=zo(s,o);if(d!==s)return n(d,i+1)}return s};return s=>n(s,0)}function pd(t,e,n){const{wanted:s,runs:r}=Ad(po(t),n),i=new Set(r.map(({title:a=""})=>a)),o=hd(s).map(a=>{const[l,c]=a.form.title==="inner"?[...i].filter(f=>f.endsWith(` > ${a.title}`)):[];return l!==void 0&&c===void 0?{...a,title:l}:a}),d=new Set(o.flatMap(ji));return o.filter((a,l)=>(!H(a)||H(o[l+(a.form.role==="begun"?1:-1)]??a))&&!Sd(a,o)&&!(d.has(a.title??"")&&Rd(a))&&!e.has(a.title??"")).map(a=>{const{form:l,title:c,detail:f,position:u,printed:m,ofPackage:p}=a,g=p===void 0||c===void 0||!N(a)?c:`${p}: ${c}`,{tool:b}=l;return on({title:g,detail:f,position:u,printed:m,tool:b,isTest:N(a)})})}function gd(t){const e=(0,y.DB)([t]),{tool:n}=Z,s=t.trim();return on({title:void 0,detail:s,position:e,printed:t,tool:n,isTest:!1})}function hd(t){const e=[];for(const n of t){const s=Ki(n),r=e.filter(o=>o.draft.ofPackage===n.ofPackage),i=r.find(o=>o.keys.has(s)&&wd(o.draft,n))??(N(n)?Ed(r,n,s):void 0);i===void 0?e.push({draft:n,forms:new Set([n.form]),keys:new Set([s])}):bd(i,n,s)}return e.map(({draft:n})=>n)}function bd(t,e,n){const{draft:s}=t,r=(e.title?.length??0)>(s.title?.length??0),i=s.form===e.form&&s.lines.length===0&&e.lines.length>0,o=s.detail!==void 0&&!(0,y.ew)(s.detail),d=e.detail!==void 0&&(i||o&&(0,y.ew)(e.detail)),a=s.position?.line!==void 0&&!(d&&i);t.forms.add(e.form),t.keys.add(n),t.draft={...s,title:r?e.title:s.title,detail:d?e.detail:s.detail??e.detail,position:a?s.position:e.position??s.position}}function Sd({form:t},e){return e.some(n=>N(n)&&n.form.role!=="run"&&t.runs?.test(n.form.tool)===!0)}function Ed(t,e,n){const s=r=>(0,L.fK)(r,n);return t.find(r=>!r.forms.has(e.form)&&[...r.keys].some(s))}function wd(t,e){if(!t.position||!e.position||t.form!==e.form)return!0;const n=`/${t.position.path}`,s=`/${e.position.path}`;return n.endsWith(s)||s.endsWith(n)}function Rd(t){const{form:e,detail:n}=t;return Ue(t)||e.parents===!0||n===void 0}function on(t){const{title:e,detail:n="",isTest:s}=t,r=e===void 0?"":be(`\u25CF ${e.replace(q.A9,":<n>")}`),i=s&&(M(n)||!(0,R.j4)(n)),o=he(n),d=i?"":o;return{...t,identity:{name:r.replace(/^● /,""),error:d,message:o}}}function Ad(t,e){const n=t.filter(Td(t)).filter(u=>!N(u)||!u.form.tool.split(", ").some(e.isGreen)),s=n.filter(({detail:u=""})=>u!==""&&e.message?.includes(u)),r=u=>(0,y.lj)([...Gi(u),u.detail??""]),i=u=>e.countsTests||dn(u,e.seen)||r(u),o=new Set(n.filter(i).map(({form:u})=>u)),d=n.filter(u=>N(u)?o.has(u.form):Id(u,s,e)),a=d.some(u=>N(u)&&!Ue(u)),l=d.filter(({form:u})=>u.role==="run"),c=(e.isStrict||s.some(({isWarning:u})=>u))&&d.every(u=>N(u)||H(u)||u.isWarning),f=({form:u,isWarning:m})=>u.role==="run"?!a:m&&!c?!1:u.role==="listed"||u===Z?!a&&l.length===0:u.role!=="finding"||!a||me(u);return{wanted:d.filter(f),runs:l}}function Td(t){const e=Math.max(0,...t.map(({attempt:s=0})=>s)),n=t.filter(({attempt:s})=>s!==void 0).map(({form:s})=>s);return({attempt:s,form:r})=>s===void 0?!n.includes(r):s===e}function Id(t,e,n){const{form:s,title:r}=t,i=c=>c.form.role==="finding"&&c.position===void 0,o=e.some(c=>c.form===s&&(i(c)||!i(t))),d=r!==void 0&&me(s)&&s!==Z,l=n.message===void 0&&!H(t)||d||dn(t,n.seen);return o||l&&(r!==void 0||!i(t))}function dn({form:t},e){const n=an(t);return t.role!=="run"&&t.isCommon!==!0||[...e].some(s=>s!==t&&an(s).some(r=>n.includes(r)))}function an({tool:t}){return t.match(/(?<=^|, )\w+/g)?.filter(e=>e!==_e)??[]}const kd=/fail|pass|error|total|tests?\b|problem|issue|offense|success|scenario|\bran\b/i,ln=t=>Me(t).find(({role:e})=>e==="total");function xd(){const t=new Map;let e=gn(),n=0;const s=()=>[...t.values()].filter(({form:r,failed:i})=>r.counts==="tests"&&i>0);return{add(r,i){n+=1;const o=ln(r)??(i===r?void 0:ln(i));if(o===void 0)return kd.test(r)&&e.add(i,n)?_e:void 0;const d=o.pattern.exec(r)?.groups??o.pattern.exec(i)?.groups??{},a=t.get(o.tool),l=z(d.failed)+z(d.errors);if(a!==void 0&&l===0&&d.failed!==void 0)return o.tool;const c=o.isWhole?void 0:a;return t.set(o.tool,{form:o,failed:(c?.failed??0)+l,passed:(c?.passed??0)+z(d.passed),total:(c?.total??0)+z(d.total)}),o.tool},clear(){t.clear(),e=gn()},forms:()=>[...t.values()].map(({form:r})=>r),isGreen:r=>{const i=t.get(r);return i?.form.counts==="tests"&&i.failed===0&&i.passed+i.total>0},failedTests(){const[r,i]=s();return i===void 0?r?.failed:void 0},countsTests:()=>s().length>0||e.countsTests(),total(r){const i=[...t.values()].filter(({failed:d})=>d>=Math.max(1,r)),o=i.find(({form:d})=>d.counts==="tests"==r>0)??i.at(-1);return o?hn(o,o.form.counts==="findings"?"findings":"tests"):e.total(r)}}}const cn={failed:"fail(?:s|ed|ing|ures?)?|FAIL(?:ED|URES?)?|crash(?:ed|ing)|timed out",errors:"error(?:s|ed)?|undefined|ambiguous",passed:"pass(?:ed|es|ing)?|success(?:es|ful)?|succeeded|ok",total:"tests?(?:\\(s\\))?|specs?|examples?|scenarios?|checks?|total|ran|run|tested|executed|completed"},He=Object.keys(cn),un=He.map(t=>`(?<${t}>${cn[t]})`).join("|"),fn=String.raw`(?<number>\d[\d,]{0,9})(?:(?:\/| (?:out )?of )(?<of>\d[\d,]{0,9}))?`,mn="failed|failing|failures?|passed|passing|total|skipped|pending|ignored|disabled|hidden|todo",Fd="expected|skipped|pending|unsupported|ignored|disabled|flaky|untested|unresolved",yd=new RegExp(String.raw`(?<![\w-]|\b(?:${Fd}) |\bunexpected (?=succ))(?:${un})\b(?: (?:tests?|count|cases?))?(?:\s{0,8}[:=](?!(?<=failed tests?:) {2})\s{0,24}|(?<!\berror)\s{1,24}(?=\d+\s*$|\d+(?:[\t/]| [|\]])|\d+ (?:out )?of ))${fn}(?![\d.]|\s?%|\s(?:${mn})\b(?!\s*[:=\t]))`,"gi"),Od=new RegExp(String.raw`(?<![\w.:-])${fn} (?:(?:tests?|specs?|flows?|examples?|scenarios?|checks?|cases?|properties|unexpected)(?:\(s\))? (?:have )?(?=fail|pass|succe))?(?:${un})(?![\w=-]|:\s*\d| (?:files?|suites?|programs?|${mn})\b)`,"gi"),$d=/ unreachable=\d|^\W{0,8}(?:\d+ )?(?:test )?(?:suites?|files?|assert\w*|expect\w*|steps?|snapshots?|scripts?|specifications|modules?|packages?|hooks?|requests?|jobs?|tasks?|targets?|programs?)\b/i,Nd=/^[\W_]{0,40}\w+(?:\(s\))?(?:[ ()]+\w+(?:\(s\))?){0,3}[ ()]*(?![ ()])\s{0,8}[:=]?\s{0,24}(?<!\d)\d[\d,]*[^A-Za-z]{0,20}$/,vd=/^\W{0,16}\d[\d,]{0,9}(?:\/\d+| of \d+)? (?:\w+(?:\(s\))? )?(?:failed|failures?|failing)\b/i,Ld=/\b(?:tests?|specs?|examples?|scenarios?|assertions?|cases?|pass(?:ed|es|ing)?)\b/i,Cd=/^(?:Warning|Notice): (?=\d)/;function pn(t){const e=t.replace(Cd,"");if($d.test(e))return;const n={};let s=e;for(const o of[yd,Od])s=s.replaceAll(o,(d,...a)=>{const l=a.at(-1),c=He.find(f=>l[f]!==void 0);return c===void 0?d:(n[c]??=z(l.number),l.of!==void 0&&(n.total??=z(l.of)),"")});const r=Object.keys(n).length;return r>1||r===1&&(Nd.test(e)||vd.test(e))?n:void 0}function z(t=""){return Number(t.replaceAll(",",""))}const Dd=12,_d=50;function gn(){let t=[],e=0,n=!1,s=!1;return{add(r,i){const o=pn(r);if(o===void 0)return!1;const d=i-e<=Dd?t.at(-1):void 0;e=i;const a=d===void 0||He.some(l=>(o[l]??d[l])!==(d[l]??o[l]));return n=n&&!a||Ld.test(r),t=a?[...t.slice(1-_d),o]:[...t.slice(0,-1),{...d,...o}],s||=n&&Se(t.at(-1)??{})>0,Se(o)>0},countsTests:()=>s,total(r){const i=t.findLast(o=>Se(o)>=Math.max(1,r));return i&&hn(i,r>0?"tests":"findings")}}}function hn(t,e){const n=Se(t),{passed:s=0,total:r=0}=t,i=r||(s>0?n+s:0);return{counts:e,failed:n,total:i>=n&&i>0?i:void 0}}function Se({failed:t=0,errors:e=0}){return t+e}const Pd=50,Md=/\bSIG(?:TERM|INT)\b|^\W{0,4}cancelled [1-9]/,Ud=/\b(?:abort|cancell?|interrupt|kill|stopp|terminat)ed\b/i,Wd=100;function zd(){const t=xd(),e=new Set,n=Gd(),s=()=>n.drafts();function r(d,a=""){const l=n.readerOf(a,d),{drafts:c,captured:f}=l,{raw:u,text:m,label:p,form:h,groups:g}=Bi(d);if(f!==void 0&&io(u,h,f)){c.readText(m);return}l.captured=void 0;const b=Bd.exec(p)?.[0]??"";l.task!==""&&b!==l.task&&u.trim()!==""&&(c.close(),l.task="");const E=t.add(u,m);if(E!==void 0&&c.readTotal(E),h!==void 0&&c.isOwnLine(h,g))return l.isListing=h.role==="listing",e.add(h),(h.role==="captured"||h.captures)&&(l.captured={form:h,indent:u.search(/\S/)}),h.role==="restarted"&&t.clear(),(fe(h.role)||h.role==="begun")&&c.separate(h,g),fe(h.role)||c.begin(h,g,m),l.task=b,fe(h.role)?void 0:h.tool;const T=l.isListing?ue.pattern.exec(u)?.groups:void 0;return l.isListing&&=T!==void 0||m===""&&!c.isInList,T===void 0?c.readText(m):c.begin(ue,T,m),T&&ue.tool}function i(){for(const d of s())d.close()}function o(){return new Set(s().flatMap(({titles:d})=>[...d.recovered()]))}return{add:r,isStopped:n.isStopped,close:i,recovered:o,list(d,a){i();const l=s().flatMap(b=>b.drafts),c=new Set([...e,...t.forms()]),f={message:d,isStrict:a,seen:c,isGreen:t.isGreen},u=b=>pd(l,o(),{...f,countsTests:b}),m=u(t.countsTests()),p=jd(m,t.failedTests()).slice(0,K.Sd),h=d===void 0?[]:[gd(d)],g=t.countsTests()?p:u(!0).slice(0,K.Sd);return{entries:p.length===0?h:p,compared:g.length===0?h:g,total:t.total(p.filter(({isTest:b})=>b).length),mayBeMore:l.length>=Zt||p.length===K.Sd}}}}const Bd=/^[\w@].*/;function Gd(){const t=new Map,e=[];return{isStopped:s=>s!==""&&(t.get(s)?.isStopped===!0||e.some(r=>r.includes(bn(s)))),readerOf(s,r){const i=t.size<Pd?s:"",o={drafts:new lo,task:"",isStopped:!1,isListing:!1},d=t.get(i)??o;return t.set(i,d),d.isStopped||=Md.test(r),e.length<Wd&&Ud.test(r)&&e.push(bn(r)),d},drafts:()=>[...t.values()].map(({drafts:s})=>s)}}function bn(t){return t.replace(/[^\w/.-]+/g," ").trim()}function jd(t,e){const n=({isTest:i,detail:o})=>!i||o!==void 0,s=i=>n(i)&&i.position!==void 0,r=t.filter(({isTest:i})=>!i).length;return[n,s].map(i=>t.filter(i)).find(i=>i.length-r===e)??t}const Xe=/^(?:#\d{1,5} \d+\.\d+|➤ YN0000:(?: \[[^\]]{1,60}\]:)?)(?: |$)/,Sn=/^(?:#\d{1,5}(?: |$)|\d{1,9} (?=\[)|\[?(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?:?(?: |$)(?:▸(?: |$))?)/,En=/^(?:@?\w[\w@/.-]{0,60}:[\w:-]{1,40}:(?: |$)|@?\w[\w@/.-]{0,60} [\w:-]{1,40}:(?: |$)|@?\w[\w@/.:-]{0,60}(?<!:) *\|(?: |$)|\s{0,12}\[[\w@/.:-]{1,60}\]:?(?: |$)(?:▸(?: |$))?)/,Kd=/^(?:@?\w[\w@/.-]{0,60}(?:\[[\w.-]{1,40}\])?:(?: |$)|[A-Za-z][\w.-]{0,40}>(?: |$)|\[[\w@/.:# -]{1,60}\]:?(?: |$)|\([\w@/.:-]{1,40}\):?(?: |$))/,wn=/^(?:[ewid]|err|warn|info|debug|trace|notice|hint|help|note|critical|severe|caused(?: by)?)$/i,Zd=3,Rn=40,Hd=1e3,An=200,Tn=/[:|\]>)#➤]|^\d+[ .]/;function Xd(t){const e=new Map;let n=[],s=[];function r(o){for(const{line:d,candidates:a}of n.slice(0,o)){const{text:l}=d,f=a.findLast(({seen:u})=>u.lines>=Zd&&u.isOpen)?.label??Xe.exec(l)?.[0]??"";t(d,{label:f,text:l.slice(f.length)})}n=n.slice(o)}function i({label:o,hasName:d},a){const l=o.trimEnd().replace(/\d+/g,"#"),c=e.get(l)??{lines:0,isOpen:!1};return e.size<Hd&&e.set(l,c),s.some(f=>f.hasName===d)&&(c.lines+=1),c.isOpen||=/^\s|^$/.test(a.slice(o.length)),{label:o,seen:c}}return{add:o=>{const d=qd(o.text),a=d.map(l=>i(l,o.text));o.text!==""&&(s=d),n.push({line:o,candidates:a}),n.length>=2*Rn&&r(Rn)},end:()=>{r(n.length)}}}const Vd=/^\d{1,3}\.\d{1,3} /;function ie(t){const e=t.replace(Sn,"").trim();return/[A-Za-z]/.test(e)?e:""}function Ve(t){const e=t.slice(0,An);if(!Tn.test(e))return"";const n=(Xe.exec(e)??/^#\d{1,5} /.exec(e)??Vd.exec(e))?.[0]??"",s=n===""?En.exec(e)?.[0]??"":"";return n===""&&!Yd(s)?"":`${n}${s}`}function qd(t){const e=t.slice(0,An);if(!Tn.test(e))return[];const n=(Xe.exec(e)??Sn.exec(e))?.[0]??"",s=e.slice(n.length),r=(En.exec(s)??Kd.exec(s))?.[0]??"";return[...n===""?[]:[{label:n,hasName:!1}],...Jd(r)?[{label:`${n}${r}`,hasName:!0}]:[]]}function Yd(t){const e=In(t);return t!==""&&!wn.test(e)&&(!new RegExp("\\p{L}","u").test(e)||(0,R.bh)(e))}function Jd(t){return t!==""&&!wn.test(In(t))&&!/fail|pass|\b(?:error|npm|ok|warning)\b/i.test(t)}function In(t){return t.replace(/[^\p{L}\p{N}]+/gu," ").trim()}const Qd=new Set(["tests that passed","downloads","progress","package managers"]);function ea(t){if(t==="")return{kind:"text"};if(t.startsWith(K.OF))return{kind:"noise",name:"another job"};const e=(0,w.GH)(t),n=Ve(e);return kn(e)??(n===""?void 0:kn(e.slice(n.length)))??{kind:k.TR.test(e)?"mention":"text"}}const ta=/^(?:\[\d+\/\d+\]|\[notice\]|npm notice) /;function qe(t,e){return e.kind==="noise"&&Qd.has(e.name)&&!ta.test(t)}function kn(t){const e=Me(t),n=(...i)=>e.find(({role:o})=>i.includes(o)),s=e.find(i=>i.role!=="error"&&xn(i))??n("total","summary")??n("error");if(s?.role==="summary"||s?.role==="total")return{kind:"summary",form:s};if(s!==void 0&&xn(s))return s.role==="error"?{kind:"error",form:s}:_t(s.pattern.exec(t)?.groups?.level)?{kind:"warning"}:{kind:"failure",form:s};const r=n("noise")??n("warning");return r?.noise!==void 0?{kind:"noise",name:r.noise,form:r}:r===void 0?void 0:{kind:"warning"}}function xn(t){return t.before!==void 0}const na=/\b(?:warnings?)\b.{0,40}\b(?:treated|considered|turned|reported|promoted|count(?:ed)?) (?:as|into) (?:an? )?errors?\b|treat(?:ed|ing)? .{0,20}\bwarnings? as|\bwarnings?\b.{0,20}\bstrict mode|too many warnings|check found WARNINGs|maximum (?:number of )?(?:allowed )?warnings|warnings-as-errors|due to (?:\d+ )?warnings?|because (?:of|there (?:are|were)) .{0,20}warnings|fail(?:ed|ing|s)? on (?:any )?warnings?|\b(?:0|no) errors?\b.{0,20}\b[1-9]\d* warnings?|\bsphinx-build\b.{0,200} -\w{0,8}W\b/i;function sa(t){return/warning|sphinx-build/i.test(t)&&na.test((0,w.O6)(t))}const Fn=200,ra=12,ia=24,yn=600,On=400;function oa(){const t=[];let e=[],n=-1,s=0;function r(o){n=o.index,t.push(o),t.length>yn+2*On&&t.splice(yn,On+1)}const i=({index:o})=>o>n;return{add(o){e.push(o),o.hasSign||o.namedBy!==void 0?(e.slice(-1-ra).filter(i).forEach(r),s=ia):s>0&&(r(o),s-=1),e.length>2*Fn&&(e=e.slice(-Fn))},above:()=>e,lines:()=>[...t,...e.filter(i)]}}function $n(t,e,n){const s=[];for(let r=t.length-1;r>=0&&s.length<e;r--){const i=t[r];i!==void 0&&n(i)&&s.unshift(i)}return s}var da=I(31541);const aa=[/^\[?\d{1,4}[-:/. ]\d\d[-:/.]\d\d?[\dT:.,+Z ]*\]?:?\s*(?:\|\s*)?/,/^#\d+ (?:\d+\.\d+ )?/,/^\d+(?:\.\d+)?:? (?=\S)/,/^\[(?!cause\]|(?:remote )?rejected\])[^\]]{1,60}\]:?\s*/,/^(?![^ ]*\.\w{1,6}:\d)[\w@/.-]{1,60}:[\w:-]{1,40}: /,/^[\w@/.-]{1,60} +\| /,/^npm (?:ERR!|error) (?!code )/,new RegExp("^\\p{Extended_Pictographic}\\uFE0F? +(?:(?:error|warn|info) +)?","u"),/^(?:= )?(?:note|help): (?=.*\berror\b)/,/^[-*•│|>#»›❯▸+✖✘✗×❌⨯⚠·↳=!:]{1,3}\s+/u,/^\s+/],la=8,ca=/^.{0,60}\b(?:ERROR|FATAL|CRITICAL|SEVERE|ERR)\b|level=(?:error|fatal)|"level":"(?:error|fatal)"|^\[(?:error|fatal)\]|^.{0,30}(?:✖|✘|✗|×|❌|⨯)|^E {2,}|[│╷] ?Error/,Ye=[["errorLabel",1.5,/^(?:(?:fatal|internal|compiler|compile|build|runtime|syntax|type|unhandled|uncaught|serverless|upload|\w+) )?(?:error|E|fatal|panic|failure|exception)\b ?(?:\[?\w*\]?|in .{1,80} )(?::|!)\s*\S/i,"evidence"],["exceptionStart",1.8,/^(?:Uncaught |Unhandled exception[.:] )?\\?(?:[\w$]+(?:\.|::|\\))*[A-Z]\w*(?:Error|Exception|Failure|Timeout|Failed)(?: \[\w+\]| \(\w+\))?: \S/,"evidence"],["cause",2,/^(?:\[cause\]:|(?:caused by|because|nested exception is)\b:?|(?:root )?cause:)\s*\S/i,"evidence"],["wrapper",-2.1,/\b(?:errored|did not pass|did not run successfully|completed with|see (?:the )?(?:following|log|above|output|report)|found (?:ERROR|WARNING)s?$|previous errors?|stopped|giving up|run failed|not successful|unsuccessful(?:ly)?|failed (?:at|during|with|in|for|on)|^the following|there (?:were|was|are)|some (?:tests|errors|checks)|one or more|error summary|errors? (?:occurred|found|were found|generated|in \d)|an error occurred|something went wrong|went wrong|could not (?:apply|process|complete|finish|read from remote)|connection (?:was )?unexpectedly closed|error in (?:\w+ ){1,4}stream\b|operation failed|could not resolve dependencies for project|finished with errors|no output\b.{0,20}\bproduced|abort(?:ing|ed due to)\b|test suite \S+ failed)/i],["compilerError",2.7,/(?:\.\w{1,6}['"]?(?::\d+(?::\d+)?|\(\d+(?:,\d+)?\)|:\[\d+,\d+\])|[A-Za-z][\d_]* ?):? (?:- )?(?:fatal )?error(?: [A-Z]+\d+|\[\w+\])?: (?!error\b)\S|:\((?:\w+ )?(?:error|failure)\): \S/i,"evidence"],["cannot",1.4,/\b(?:can(?:no|')t|can not|could ?(?:not|n't)|couldn't|unable to|not able to|refus(?:es|ing) to|would be (?:overwritten|reformatted|lost)|(?:not|dis)[ -]?allowed|not permitted|not signed)\b/i,"evidence"],["negated",1.6,/\b(?:do(?:es)?|did|is|are|was|were|has|have|must|should|need|will|may)(?: not|n't)\b|\bnot \w+ed\b/i,"evidence"],["missing",1.9,/\b(?:not found|no such|(?<!-)missing|no matching|not exist|nonexistent|does not contain|not installed|not defined|undefined|uninitialized|unresolved|unbound variable|not declared|undeclared|is empty|no .{1,30} (?:found|defined|provided|available|matched|matching))\b/i,"evidence"],["denied",1,/\b(?:denied|refused|forbidden|unauthori[sz]ed|rejected|not authorized|unauthenticated|not authenticated|(?:verification|authentication|handshake) failed|(?<!read-only )permission|insufficient|exhausted)\b/i,"evidence"],["conflict",1.6,/\b(?:already exists?|conflicts?|conflicting|mismatch(?:ed)?|incompatible|duplicate|in use|not equal|differs?|(?<!\bfiles? )changed|modified|out of (?:date|sync)|obsolete|dirty|uncommitted|stale|locked|another|cycl(?:e|ic)|circular|unhealthy|incorrect)\b/i,"evidence"],["exceeded",.9,/\b(?:exceed(?:ed|s)?|timed? ?out|timeout(?![-:=\w]| method)|deadline|too (?:many|large|long|big|old|slow|few|low)|limit|below|above|threshold|not met|crossed|expired|max attempts|more than .{0,40}\bmax(?:imum)?)\b/i,"evidence"],["killed",.9,/\b(?:killed|crashed|segmentation|core dumped|signal|out of memory|oom|no space left|deadlock|overflow|panicked|aborted|terminated|disconnected)\b/i,"evidence"],["errno",1.4,/: (?:No such file or directory|Permission denied|(?:command )?not found|File (?:exists|too large|name too long)|Connection (?:refused|reset by peer|timed out)|Not a directory|Is a directory|Directory not empty|No space left on device|Broken pipe|Text file busy|Cannot allocate memory|Operation not (?:permitted|supported)|Resource temporarily unavailable|Device or resource busy|(?:target|device) is busy|Read-only file system|Exec format error|Invalid (?:argument|cross-device link)|Argument list too long|Too many (?:open files|levels of symbolic links)|Input\/output error|Bad file descriptor|No route to host|Network is unreachable)\b/i,"evidence"],["race",-.5,/^diff (?:-\S+ )*\S+ \S+$|\b(?:data race|leak(?:s|ed|ing)?\b|vulnerabilit\w+|broken\b|dead\b|violat\w+|corrupt\w*|drift\b)/i,"evidence"],["network",.7,/\b(?:ECONN\w+|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|connection (?:reset|refused|closed|timed)|could not resolve|unreachable|name resolution|TLS|certificate)\b/,"evidence"],["expected",1.6,/\b(?:expected|expects|expecting|received(?! (?:from|by)\b)|actual(?=\W{0,3}[:=])|but (?:was|got|found)|instead of|wanted|got)\b(?! due| to)/i,"evidence"],["exitStatus",-2.4,/\b(?:exit(?:ed|s)?|return(?:ed)?|finished)\b.{0,20}\b(?:status|code|value)?\b.{0,12}\b-?\d{1,3}\b|\b(?:exit|return|status) (?:code|status)\b|non-?zero|did not complete|did(?:n.t| not) exit\b/i],["advice",-2.8,/^(?:please|try|run|use|see|to|for (?:more|help|further|details)|hint|note|help|tip|re-?run|visit|docs?|learn|if (?:you|this)|you (?:can|may|should|need|must|might)|check|make sure|ensure|consider|did you|either|maybe|perhaps|(?:but )?normally|add|adjust|fix|read|view|get (?:more|help|support)|info|alternatively|or)\b/i],["guess",-1.8,/\b(?:(?:might|may(?! not)|maybe|perhaps|possibly|in most cases|usu\w+|probably|most likely|potential|hints?|general case|does(?: not|n.t) mean)\b|e\.g\.|can be \w+ by\b)(?<!\([^)]{0,100})/i],["rule",2,/\b[A-Z][a-z]+(?:[A-Z][a-z]+)+ - |\((?:\w+:)?[a-z]+(?:-[a-z]+)+\)$|:\d+:(?!in\b)[a-z_]+\b/],["skipped",-2.2,/\b(?:pending|do not affect|skipp(?:ed|ing)|ignor(?:ed|ing)|optional|filtered out|suppressed|is used\b|expected failure|continu(?:e|ing)|nevertheless|fall(?:ing)? ?back|default(?:s|ing)? to|non-fatal|harmless|next (?:try|attempt)|retry(?:ing)? (?:in|with))\b|[,;] (?:using|trying|waiting|building)\b/i],["testTitle",1.5,/^(?:FAIL(?:ED)?|ERROR|not ok|✕|✗|✘|×|●|---)\s|(?:FAILED|(?<!-)\bfailed)(?: \(?[\d.]+ ?m?s\)?)?$|\b(?:FAIL|FAILED|FAILURE)\b(?!:)/,"evidence"],["requires",1.6,/\b(?:requires?|required|must|needs? to|depends on|should)\b/i],["commandFailed",-2.5,/\bexecution failed for task\b|\b(?:command|process|script|program|recipe|task|step|goal|target|hook|job|action|plugin|container)\b.{0,160}\b(?:failed|exited|terminated|returned|did not complete|finished with)\b/i],["wholeFailed",-1.1,/\b(?:build|checking|compilation|deployment|deploy|pipeline|run|install(?:ation)?|execution|tests?) (?:has |have |was |were |is )?(?:failed|failure|failing|unsuccessful|aborted|cancell?ed|stopped)\b|\b(?:could not|failed to|unable to|cannot|can't) (?:compile|build|complete|execute|run|solve|finish|start|continue|process|generate)\b/i]],ua=Ye.filter(([,,,t])=>t!==void 0),fa=/err|Err|ERR|ail|AIL|xcept|anic|not |n't|no such|No such|nable|issing|nvalid|nknown|unexp|Unexp|xpect|eni(?:ed|al)|fus(?:ed|al)|orbid|thoriz|eject|lready|onflict|ismatch|iffer|xceed|ime(?:d )?-?out|TIMEOUT|eadline|oo (?:many|large|long|slow)|illed|rash|egmentation|emory|No space|no space|eadlock|bort|isconnect|ndefined|nresolved|mbiguous|llegal|alformed|nsupported|ncorrect|compatible|broken|Broken|roken|leak|RACE|race|iolat|orrupt|bsolete|xpired|ause|depends|equire|must |should|ssert|≠|!=|warn.{0,20}error|[45]\d\d [A-Z]|hreshold|reset by|nreachable|ocked|dirty|ncommitted|odified|ctual|got |want|signal|denied|unsat|cycl|loop|empty|duplicate|Duplicate|outdated|out of|✗|✘|✖|×|✕|❌|:\d+:|nsufficient|xhausted|nhealthy|CRITICAL|SEVERE|FATAL|atal: |E: |in use|limit|\b(?:above|below)\b|llowed|ermi(?:tted|ssion)|would be|able to|nother|\bstale|hanged|ircular|verflow|ore dumped|erminated|[Bb]usy|\bdrift|ECONN|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ertificate|nstead of|ore than|nbound|ndeclared|ninitiali|ulnerabilit|nauth|\bsigned\b/,ma=/<?https?:\/\/\S+/g,pa=/\b(?:0 \w+|\w+: 0\b(?![.\d]))/g;function ga(t){return t.replace(ma,"").replace(pa,"")}function Y(t){let e=t;for(let n=0;n<la;n++){const s=aa.map(r=>r.exec(e)?.[0]).find(Boolean);if(s===void 0||s.length>=e.length)break;e=e.slice(s.length)}return e}const ha=(0,x.kc)("");function ba(t){const e=oa(),n=ka(),s=Ea(),r=Sa(),i=Xd(l),o=zd();let d="",a=!1;function l(c,{label:f,text:u}){const m=c.kind!=="header",{error:p,isExit:h}=n.read(c,u);if((h||!m)&&o.close(),a=m&&(a||h),h){s.end();return}const g=ae(c),b=g+c.text;if(b===""&&d==="")return;d=b;const E=r(c,{index:s.index(),label:f,text:u,error:p}),T=m&&!u.startsWith(K.OF)?o.add(u,ie(f)):void 0,S={...E,...s.count({...E,error:p&&!a}),cut:c.cut,rest:c.rest,label:g+f,namedBy:T};m&&t(S,e.above()),e.add(S)}return{add:i.add,end(c=""){i.end();const[f,u]=[e.lines(),e.above()];return{events:f,last:u,...n.found(),...s.counts(),entries:o,header:c}}}}function Sa(){const t=Ca(),e=$a(),n=Ta(),s=Pa();return({kind:r},i)=>{const o=t(r,i.text),d=o.kind==="failure"?"":ae({kind:r}),a=n({...i,found:o}),l=r!=="header"&&i.text.trim()!=="";return{...i,found:o,mark:d,hasSign:a,whole:l?e({...i,mark:d},o):ha,continuation:s({...i,found:o,hasSign:a})}}}function Ea(){let t=0,e=0,n=0,s,r;return{index:()=>t,count({text:i,found:o,error:d}){return sa(i)&&(s=t),o.kind!=="noise"&&(e+=1),qe(i,o)&&(n+=1),d&&(r=e),t+=1,{position:e,works:n}},end(){r=e},counts:()=>({strictAt:s,works:n,endsAt:r??e})}}const wa=Pe([fa]),Ra=3,Aa=5e3;function Ta(){const t=new Map;function e(n){const s=n.replace(/\d+/g,"#").trim(),r=(t.get(s)??0)+1;return(r>1||t.size<Aa)&&t.set(s,r),r<=Ra}return({text:n,error:s,found:{kind:r}})=>n.trim()===""?!1:(s||r!=="noise"&&r!=="text"||(0,Dt.Ru)(wa(n)))&&e(n)}const Ia=/^Process completed with exit code (\d{1,10})\.$/;function ka(){let t=!1,e,n;return{read({kind:s,timed:r},i){if(t=s==="error"||t&&!r,s!=="error")return{error:t,isExit:!1};n=da.P.test(i)?i:void 0;const o=Ia.exec(i)?.[1];return o!==void 0&&(e=Number(o)),{error:!0,isExit:o!==void 0}},found:()=>({exitCode:e,timedOut:n})}}const xa=/^(?:\s{0,2}(?:FILE|File|Line|In|Module|\*{3,} Module):?\s+)?((?:[A-Za-z]:)?[\w@./\\+-]{1,300}\.\w{1,8})(?: line \d+)?:?\s*$/,Nn=/^\s{0,8}[>-]?\s{0,3}\d{1,6}(?::\d{1,6}:?\s|:\s|\s{2,}|\t| \|)\s*/,Fa=/^\s{0,4}\d{1,5}\) \S/,ya=/^\s{4}/,Oa=5;function $a(){let t,e=[];function n(s,{kind:r}){if(Fa.test(s))e=[s];else if(r==="text"&&ya.test(s)&&e.length>0){e=[...e,s.trim()];const o=e.join(" ");return(s.trimEnd().endsWith(":")||e.length===Oa)&&(e=[]),(0,x.kc)(o)}else e=[];const i=xa.exec(s)?.[1];if(i!==void 0)t=i;else{if(t!==void 0&&Nn.test(s))return(0,x.kc)(s.replace(Nn,""),[t]);/^\s|^[|+-]/.test(s)||(t=void 0)}return(0,x.kc)(s)}return(s,r)=>{const i=Ve(s.text),o=ie(s.label===""?i:s.label),d=s.text.slice(i.length),{text:a,context:l,key:c}=n(d,r),f=c===d?s.mark+d:a;return(0,x.kc)(f,o===""?l:[o,...l])}}const Na=/^(?:The operation was canceled\.|$)/,va=/^(?:\s|\d+ +\|)/,La=/^CMake /;function Ca(){let t=!1,e=!1;return(n,s)=>{if(n==="header")return{kind:"text"};const r=ea(s);if(n==="error")return t=!1,r.kind==="failure"?r:Na.test(s)?{kind:"text"}:{kind:"error",form:li};if(r.kind==="warning"&&(e=La.test(s)),t&&e&&s.trim()==="")return r;const i=r.kind==="text"||r.kind==="mention";return t=r.kind==="warning"||t&&i&&va.test(s),t?{kind:"warning"}:r}}const Da=2e3,vn=1e3,_a=60;function Pa(){const t=new Map;let e=[],n=0;return({index:s,text:r,found:i,hasSign:o})=>{const d={before:n,resumed:void 0},a=Ma(r,i),l=a===void 0?void 0:t.get(a),c=qe(r,i)?-1:l;if(c!==void 0){const u=e.findLastIndex(m=>m.index<=c)+1;for(const m of e.splice(u))m.continuation.resumed=n;n+=1}return a!==void 0&&l===void 0&&t.size<Da&&!(0,w.As)(r)&&t.set(a,s),o&&e.push({index:s,continuation:d}),e.length>2*vn&&(e=e.slice(-vn)),d}}function Ma(t,e){if(!(!(e.kind==="text"||e.kind==="noise"||(0,k.j)(t))||!/^(?!npm (?:ERR!|error)).*[\p{L}\p{N}]/u.test(t)))return/^\s*\S+/.exec(t.slice(0,_a))?.[0].replace(/^\s+/," ").replace(/\d+/g,"#")}var Ee=I(48454),Ua=I(3875);function Wa(t,e,n){const s=Ga(t),[r,...i]=s,o=e?.replace(Cn,""),d=e===void 0?e:{line:o,isCertain:n},a=(f,u)=>({...we(f)||Re(f)?{entry:f,line:u}:{line:f.printed.replace(Cn,"")},isCertain:Ln(f)||n});if(r===void 0)return d;const l=r.title!==void 0&&!we(r);if(e===void 0)return l?e:a(s.find(Re)??r);const c=s.find(({detail:f})=>f!==void 0&&e.includes(f))??s.find(({printed:f})=>f.trim()===e.trim());if(r.isTest)return r.detail!==void 0?a(r):c?.isTest?a(c):a(r,o);if(c!==void 0){const f=u=>[c,u].every(Re)&&u.tool===c.tool&&!ja.test(u.detail??"");return a(s.find(f)??c)}return l?d:Ka(r)&&(Re(r)||r.position!==void 0)?a(r):Ln(r)?i.length===0?a(r,o):n?d:a(r):d}const za=/\([^()]*$/,Ba=/^[^()]*\)/;function Ga(t){const[e,n,...s]=t;return za.test(e?.detail??"")&&Ba.test(n?.detail??"")&&n?.position!==void 0?[n,...s]:t}function Ln({title:t,position:e,tool:n}){return(t??e)!==void 0&&n!==Z.tool}function we({title:t,detail:e,position:n,isTest:s}){return t!==void 0&&(s||(e??n)!==void 0)}const Cn=/^\s*(?:[│┃]\s+|\^-*\^? (?=\S))/,ja=/^[!⚠]/;function Re({tool:t,detail:e=""}){return t!==Z.tool&&e.length>=Ua.k$}function Ka({title:t,position:e,printed:n}){return[t,e?.path].some(s=>s!==void 0&&n.includes(s))||n.trimStart().startsWith(`${e?.line} `)}function Za(){let t=0,e=!1;return{separate(){e=!0},begin({after:n}){t=Math.max(t,n)},end(){t=0},includes({line:{text:n},isValue:s}){const r=t>0&&(!e||s||/^\s/.test(n));return e=!1,t=Math.max(0,t-1),r}}}const Ha=/^\s*(?:[+-] *\W?\d|[+-] {1,40}["']?[\w$.-]{1,60}["']?: |Which is: |\(\w{1,20}\) \S)|^\s{2,8}-?\d[\d.]*$|\d\W? (?:[!=]==?|=>|[<>]=?) \W?\d/,Xa=/(?<![\w.:])\d+(?![\w:])/g;function Va({whole:t,found:{kind:e}}){return t.key!==""&&e!=="noise"&&e!=="warning"&&e!=="summary"}function qa(t,e){const{text:n,context:s}=t.whole,r=(0,R.bh)([...s,n].join(" "));return{line:t,found:e,isSpecific:r,names:(s.length===0?r:(0,R.bh)(n))&&!(0,R.yp)(n),report:e.kind==="failure"||e.kind==="error"&&!(0,O.Fl)(n)?e.form:void 0,isValue:Ha.test(t.text)}}function Ya({line:t,found:e,report:n,isSpecific:s,isValue:r},i){const o=t.whole.text,d=e.kind==="failure"?(0,O.LJ)(o):/\d/.test(o),a=(0,R.SD)(o),l=e.kind==="text"?!i||!(r||a):d&&!a;if(!s&&l)return;const c=e.kind==="mention"&&s&&(o.match(Xa)?.length??0)<2;return n!==void 0||i&&!(0,O.Fl)(o)||c?"report":"mention"}function Ja({line:t,found:e,names:n},s){const r=s==="report"||e.kind==="mention"||(0,k.ew)(t.whole);return n&&r&&(0,R.j4)(t.whole.text)}const Qa=[[/^\s*\[\+\] /,"[+] it cannot be called twice 5ms","[-] it cannot be called twice 5ms"],[(0,$.T)(/[✓]/),"\u2713 draws 3\xD74 cells","cannot deploy api to eu \u2717, us \u2713"]],el=[[/^\s*<(?:test-?)?case [^>]{0,300}\/>$/,'  <case suite="cart" name="adds"/>','  <case suite="cart" name="adds">'],[/^\[?\d+\/\d+\]? \S{1,200} \d[\d.]* ?m?s$/,"[3/9] cart.adds 12 ms","[3/9] cart.adds 12 rows"],[/(?:^\W{0,8}|[[|║│,] {0,8}|\bmsg="[\w -]{0,60})(?:ok|OK|PASS|PASSED|[Pp]assed|[Ss]uccess)(?=$|["\])|║│,]|\s{2}| \W| \d| [A-Z]| in )/,"| cart | OK | 3 ms","| cart | OK to add | 3 ms"],[/\b(?:ok|OK|PASS|PASSED|[Pp]assed)$/,"Checking spec/cart_spec.lua    OK","\u2718 3/4 URLs passed"]],tl=(0,$.E)(Qa),nl=(0,$.T)(/(?<!\w)[✗](?!\w)/),sl=(0,$.E)(el),rl=(0,$.T)(/\b(?:got|instead|not|no|never|nothing|nok|un(?!i(?:on|que|t|v))\w+|want\w*)\b|n't\b|[✗]/i);function B(t){return tl.test(t)&&!nl.test(t)||sl.test(t)&&!rl.test(t)&&!k.TR.test(t)}const Dn=2,il=/^[+-](?![+-])/;function ol(){let t=0;return({whole:e},n,s)=>{const r=(t>0||il.test(e.key))&&!B(e.text),i=s||(0,k.ew)(e);return t=i?Dn:Math.max(0,t-1),[...(s?$n(n,Dn,dl):[]).map(d=>d.whole),...i||r?[e]:[]]}}function dl({whole:t,found:e}){return t.key!==""&&e.kind!=="noise"&&e.kind!=="summary"&&!B(t.text)}const al=/^\d{1,4}\. (?=\S)/;function ll(t,e){const{hasFailure:n}=e,s=e.entries.flatMap(({isTest:c,title:f=""})=>c?(0,x.kc)(`\u2261 ${f}`):[]),r=n?cl(t,e):ul(t,s,e),i=r.loose.filter(Ae),o=[...r.strict,...t.of("compared"),...i],d=r.loose.filter(c=>!Ae(c)),a=o.some(({text:c})=>Qo(c)),l=n?["report","mention","warning"]:["output"];return{isInToolForm:n,identifiesError:e.identifiesError||o.some(c=>Ae(c)&&(0,R.j4)(c.text)),log:{texts:[...a?e.rows.map(gl):[],...fl(t,{strict:o,loose:d},[...s,...i],e)],blamesTable:a,isWhole:!l.some(t.isMissed)}}}function cl(t,{blamesWarnings:e}){const n=e?t.of("mention","warning"):t.of("mention");return{strict:t.of("report"),loose:n}}function ul(t,e,{areSeveral:n,identifiesError:s}){const r=t.of("output","warning"),i=u=>(0,R.bh)((0,x.RZ)(u).join(" "))||(0,k.ew)(u),o=t.of("mention","report"),d=[...s?r.filter(i):r,...o],a=n?[]:t.of("noise");if(!s)return{strict:[...d,...t.of("stop")],loose:a};const l=new Set(t.of("report")),c=u=>B(u.text)||n&&(0,k.j)((0,x.RZ)(u).join("")),f=u=>l.has(u)||t.hasExact(u)&&!(0,O.EL)(u.text)&&!c(u);return{strict:[...d.filter(f),...e.length>0?e:t.of("stop")],loose:[...a,...d.filter(u=>!f(u)&&!c(u))]}}function fl(t,{strict:e,loose:n},s,{recovered:r,entries:i}){const o=new Set([...t.of("compared"),...s]),d=g=>o.has(g)||Ae(g)||M(g.text)||Ke(g.text),a=[...r].map(g=>(0,x.kc)(g)),l=new Map([...t.masked(s),...t.output(a)]),c=t.masked(t.of("noise")),[f,u]=[t.masked(e),t.masked(n)],m=t.masked([...e,...n].filter(d)),p=new Map(pl(i).map(g=>[g.key,{masked:g}])),h=new Map([l,c,f,u,p].flatMap(g=>[...g]));return Array.from(h,([g,{masked:b}])=>({masked:b,withoutNumbers:(0,x.kc)(Ze(b.text),b.context.map(Ze)),count:l.get(g)?.count??0,reported:f.get(g)?.count??0,isMentioned:u.has(g),isEntry:p.has(g),isNoise:c.has(g),compares:m.has(g),names:f.has(g)&&q.o_.test(b.text)&&!ml(b.text)}))}function ml(t){return(0,R.yp)(t)||(0,R.ZT)(t)}function pl(t){return t.filter(({printed:e})=>!(0,O.Fl)(e)).filter(({title:e,printed:n})=>e??!((0,O.EL)(n)||(0,k.j)(n))).map(({printed:e})=>(0,x.kc)(he(e).replace(al,"")))}function Ae({text:t}){return se(t)!==void 0}function gl(t){const e=(0,x.kc)(t);return{masked:e,withoutNumbers:e,count:0,reported:0,...{isMentioned:!1,isEntry:!0,isNoise:!1,compares:!0,names:!1}}}const _n=["noise","output","stop","warning","mention","compared","report"],hl=5e3,bl=1e3;function Sl(t){const e=new Map,n=new Map,s=new Set;function r(i){const o=new Map;for(const d of i){const a=t.compared(d),{count:l=0}=o.get(a.key)??{},c=Math.max(1,e.get(d.key)?.times??0);a.key!==""&&o.set(a.key,{masked:a,count:l+c})}return o}return{note(i,o,d=!1){const a=n.get(i)??0,l=e.get(o.key),c=l===void 0&&a>=(i==="stop"?bl:hl);if((d||c)&&s.add(i),c)return;const f=l??{text:o,role:i,isExact:!1,times:0};l===void 0&&n.set(i,a+1),_n.indexOf(i)>_n.indexOf(f.role)&&(f.role=i),i==="output"&&(f.times+=1),e.set(o.key,f)},isMissed:i=>s.has(i),keepNumbers(i){for(const o of i.map(({key:d})=>e.get(d)))o&&(o.isExact=!0)},hasExact:({key:i})=>e.get(i)?.isExact===!0,of:(...i)=>[...e.values()].flatMap(({text:o,role:d})=>i.includes(d)?o:[]),masked:r,output(i){const o=[...r(i).values()].map(c=>c.masked.text),d=[...e.values()].filter(({role:c})=>c!=="noise"),a=[...r(d.map(({text:c})=>c))],l=c=>o.some(f=>c.endsWith(f));return new Map(a.filter(([,c])=>!l(c.masked.text)))}}}var El=I(13836),Te=I(47928),Ie=I(57020);const Pn=/(?<![\w.])\d+(?:\.\d+)? ?(?:ms|[µμ]s|ns|s|secs?|seconds?|milliseconds?|m|min|minutes?|(?:runs|assertions|tests|examples)\/s)(?![\w])/g,wl=/<duration>(?:[ ,+=]{0,3}<duration>)+/g,Rl=/(?<! ) *[([]<duration> *[)\]]/g,Mn=/^(?<path>\S{1,200}\.py )?(?<marks>(?:(?<=\.py )[.FEsSxX]|^[.CWEF]$|[.CWFEsxSPUX*●✱◌◼✓✗·,]{2})[.CWFEsxSPUX*●✱◌◼✓✗·,]*)(?: *\[ *\d+%\]| +\d+ \/ \d+ \( *\d+%\))?$/u,Al=/[.●✓·*,sSx]/gu,Tl=(0,$.T)(/[✗]/),Il=/^1\.\.\d+$/,Un=/fail|error|broken|crash|timed|unsuccess|problem|offen[cs]e|violation|issue|finding|warn|flak|vulnerab|missing|invalid|leak|abort|kill|lost/i,kl=/\b(?:pass\w*|succe\w+|ok|total|tests?|examples?|specs?|cases?|checks?|files?|suites?|scenarios?|steps?|features?|snapshots?|complete\w*|ran|run|executed|finished|skip\w*|pending|ignored|disabled|todo|assert\w*|expect\w*|measured|filtered|deselected|tasks?|packages?|projects?|items?|workers?|modules?|jobs?|threads?|chunks?|actionable|up-to-date|cached)\b/i,xl=/(?<![\w.:/-]|\d of )\d+(?:,\d{3})*(?<words>(?: ?\(s\)| [a-z][\w-]*(?:\(s?\))?){1,3})/gi,Fl=/(?<![a-z] {0,20})(?<words>[a-z][a-z ]*)(?<between>\s?[:=]\s{0,12}|\s{1,12})\d+(?:,\d{3})*(?![\d.%]| [a-z])/gi,yl=/(?<!\d[,.]?)0(?![\d.,])/,Ol=/^\d+%(?=: | tests? passed)/,$l=/\(\d+(?:,\d{3})*\)/g,Nl=/\b(?<count>\d+)(?<of> of |\/)\k<count>\b/g,vl=/(?<=\b\d+(?: of |\/))\d+/g,Ll=/^[\W_]*<n>(?:[\W_]|<n>|<duration>|\b(?:pass(?:ed|es|ing)?|success(?:es|ful)?|succeeded|skip(?:ped)?|pending|ignored|todo|ok|tests?|total|ran|run|running|examples?|specs?|assertions?|suites?|in|of|using|workers?|collected|items?)\b)*$/i,Cl=/^\W{0,8}[a-z][a-z ]{0,40}:? +\d+$|^\W{0,8}(?:found )?\d[\d,]*(?: [a-z][a-z-]*(?:\(\))?){1,3}(?:\W{1,4}\d[\d,]*(?: [a-z][a-z-]*){1,3}){0,6}\W{0,4}$/i;function Dl(t,e,n){if(!/[\p{L}\p{N}]/u.test(e))return Tl.exec(t)?.[0]??"";const{marks:s,path:r=""}=Mn.exec(t.trim())?.groups??{};if(s!==void 0){const i=zn(s);return i===""?"":r+[...new Set(i)].toSorted().join("")}if(Il.test(e))return"1..<n>";if(!n&&M(e))return(0,Ie.JE)(e);if(Wn(t,e)||(0,O.EL)(t)){const i=Bn(Ul(be(t,!0)));return Ll.test(i)?"":(0,Ie.JE)(i)}return!n&&Ml(e)?(0,Ie.JE)(t):(0,Ie.JE)(Bn(e))}const _l=/^[<>] \S/;function Wn(t,e){return _l.test(t)?!1:Cl.test(t)&&!(0,Te.wJ)(t.replace(/(?<!\d)\d+$/,""))||(0,O.PY)(e)||pn(t)!==void 0}function Pl(t){return zn(Mn.exec(t.trim())?.groups?.marks??"").length}function zn(t){return t.replace(Al,"")}function Bn(t){return t.replace(Pn,"<duration>").replace(Rl,"").replace(wl,"<duration>")}function Ml(t){return(t.replace(Pn,"<duration>").match(/<duration>/g)??[]).length>1}function Ul(t){const e=(s,r)=>!Un.test(r)&&kl.test(r)&&!yl.test(s);return(Un.test(t)?t.replace(vl,"<n>"):t.replace(Nl,"<n>$<of><n>")).replace(Ol,"").replace(xl,(s,r)=>e(s,r)?`<n>${r.replace(/s\b/g,"")}`:s).replace(Fl,(s,r,i)=>e(s,r)?`${r}${i}<n>`:s).replace($l,"(<n>)")}const Wl=5e6,zl=200,Bl=new Set(["tests that passed","tests that were skipped","downloads","package managers","progress","coverage"]),Gl=new Set(["failure","error","mention"]),jl=[R.yp,k.yU,B];function Kl(t){const e=new Map,n=(0,w.tp)(),s=Vl();let r=!0,i=Wl,o,d;return{read({label:a,text:l,cut:c,rest:f,found:u,whole:m}){s.read(l),Zl.test(l)&&o!==void 0&&(o.isCode=!1);const p=!c||f!==void 0,h=a+l+Je(f)+(m.key===l?"":`
${m.key}`),g=e.get(h),b=n(l);if(g!==void 0)g.count+=1;else{if(l.trim()==="")return;p&&(i-=h.length+zl)>=0?e.set(h,{...Gn(a,l),whole:m,rest:Je(f),found:u,isCode:b,count:1}):r=!1}o=e.get(h),d=o},keyOf:({label:a,text:l,rest:c,found:f})=>jn({...Gn(a,l),found:f,rest:Je(c)},t),lines(a){const l=a&&r&&!s.isCut(),f=[...e.values()].filter(({found:p})=>l||Gl.has(p.kind)).map(p=>({line:p,key:jn(p,t)})),u=(0,Dt.c1)(f.filter(({key:p})=>p!==""),({key:p})=>p),m=new Map(u.map(p=>{const[{line:h,key:g}]=p,b=p.reduce((E,T)=>E+ql(T.line),0);return[g,{...Yl(h,t),key:g,count:Math.max(1,b)}]}));return{lines:f.map(({line:p,key:h})=>({label:p.label,text:p.whole,masked:t.whole(p.whole),row:m.get(h),count:p.count,isLast:p===d,isBeside:Kn(p),hasValue:!Kn(p)&&ec(p,m.get(h))})),rows:l?[...m.values()]:void 0}}}}function Je(t){return t===void 0?"":`\u2026${(0,El.o)([t])}`}const Zl=/^[\s|│>\d]*\^[\s^~-]*$/,Hl=/^1\.\.(\d{1,7})\b/,Xl=/^(?:not )?ok\b/;function Vl(){let t=0,e=0;return{read(n){t+=Number(Hl.exec(n)?.[1]??0),Xl.test(n)&&(e+=1)},isCut:()=>e>0&&e<t}}function ql({text:t,found:e,count:n}){const s=Pl(t);return s>0?s*n:e.kind==="noise"?0:n}function Gn(t,e){const n=Ve(e),s=n.trim()===e.trim()?"":n;return{label:t+s,text:e.slice(s.length)}}function jn({label:t,text:e,rest:n,found:s},{part:r}){const i=r(ie(t.replace(/^Error: /,""))),o=Dl(e,r(e),s.kind==="noise");return(i===""||o===""?o:`${i} ${o}`)+n}function Yl({label:t,text:e,found:n,isCode:s},{part:r}){const i=r(e),o="form"in n?n.form:void 0,d=n.kind==="noise"&&Bl.has(n.name)&&!nc(e,n.name);return{text:t+e,says:s||n.kind!=="failure"&&(0,k.rp)(e)?"context":Jl({text:e,found:n},i),compares:M(i),passes:d&&o!==void 0?Zn(o):void 0,total:o?.counts&&sc(e,o)}}function Jl({text:t,found:e},n){if(("form"in e?e.form:void 0)?.role==="total"||(0,O.LJ)(t)||Wn(t,n))return"total";const r=(0,R.bh)(n)&&!jl.some(i=>i(t));switch(e.kind){case"failure":case"error":case"mention":return r?"failure":"nothing";case"text":case"warning":return r?M(n)?"failure":"text":"nothing";case"noise":case"summary":return"nothing"}}const Ql=/\d|["'`«“][^"'`«»“”]+["'`»”]|[\w.-]\/[\w.-]|\w\.\w/;function Kn({text:t,found:e}){return e.kind==="warning"||(0,R.ZT)(t)}function ec({text:t},e){return e===void 0||e.says==="nothing"||e.says==="context"?!1:Ql.test(t)&&(e.says!=="total"||(0,R.bh)(t))}const tc=/^\s*(?:INFO|DEBUG|TRACE|Note|coverage|Statements|Branches|Functions|Lines)\b/;function nc(t,e){return!e.startsWith("tests ")&&(k.TR.test(t)||tc.test(t))}function sc(t,e){const{failed:n,errors:s}=e.pattern.exec(t)?.groups??{},r=z(n)+z(s);return{form:Zn(e),tool:e.tool,ofFiles:e.counts==="files",failed:r}}function Zn({pattern:t}){return t.source}const rc=/\b(?:violat\w{2,4}|not met|not reached|exceed(?:s|ed)?|below|above)\b/,ic=/\.\w{1,8}:\d|^\s*\d+:\d/,Hn=/^note: /,oc=/^npm (?:ERR!|error) (?:in workspace|location|workspace)\b/,dc=/^\[command\]/,ac=/^\W{0,12}(?:expected|actual|received|got|wanted|want|but was|found|left|right|passed in|diff)(?: \w{1,12})?:?\s*$/i,lc=6,cc=1e3,uc=/^\s*@@ /,fc=100,mc=new Set(["downloads","progress","help","levels"]);function pc(){const t=Bo(),e=Sl(t),n=Kl(t),s=Za(),r=ol(),i=bc(),o=gc(e),d=new Set;let a=!1,l=!1,c=!1,f=!1;return{keyOf:n.keyOf,read(u){const{text:m}=u;n.read(u),i.read(m),m.endsWith(" PASSED")&&d.size<fc&&d.add(m.replace(/PASSED$/,"FAILED")),m.trim()===""&&s.separate()},addNoise(u,m){Sc(e,u,m)},addWarning(u,m){const{whole:p,cut:h}=u;e.note("output",p,h),e.keepNumbers(r(u,m,!(0,k.j)((0,x.RZ)(p).join("")))),c||=(0,k.ew)(p)&&(0,R.j4)(p.text),Ec(e,p,m)},addSummary({whole:u,cut:m}){e.note("output",u,m),s.end(),(0,R.bh)(u.text.replace(/\b\d\S*/g,""))&&e.note("mention",u)},add(u,m){const{line:p,found:h,names:g,report:b}=u,{whole:E,cut:T}=p,S=h.kind==="text";e.note("output",E,T);const F=m.at(-1)?.whole;F&&b&&dc.test(F.text)&&e.note("mention",F);const G=s.includes(u);e.keepNumbers(r(p,m,!S)),o(u),f||=!S&&/\bwarnings?\b/i.test(E.text),b!==void 0&&s.begin(b);const A=hc(m,b);for(const de of A)e.note("report",de);l||=A.some(({key:de,text:at})=>(0,w.As)(de)&&(0,R.j4)(at));const dt=M(E.text)&&!B(E.text);(i.readValue(E.text)||dt)&&e.note("compared",E);const v=Ya(u,G);v!==void 0&&(e.note(v,E,v==="report"&&T),l||=Ja(u,v),a||=v==="report"&&g&&h.kind==="failure")},compared(u,m,p){const h=ll(e,{...u,recovered:new Set([...u.recovered,...d]),hasFailure:a,blamesWarnings:f,identifiesError:l||m&&c,rows:i.rows()});return{...h,log:{...h.log,...n.lines(p)}}}}}function gc(t){let e;return({line:{whole:n},found:s,names:r,isSpecific:i})=>{if((0,O.EL)(n.text))return;const o=s.kind==="text";!o&&r&&e!==void 0&&t.note("stop",(0,x.kc)(n.text,[...(0,x.RZ)(e),...n.context])),o&&i&&!B(n.text)&&!(0,k.j)((0,x.RZ)(n).join(""))&&(e=n)}}function hc(t,e){return $n(t,e?.before??0,Va).map(({whole:n})=>n).filter(({key:n})=>/^\s/.test(n)&&new RegExp("\\p{L}","u").test(n))}function bc(){const t=new Set;let e=0,n=!1;return{read(s){t.size<cc&&ed(s)&&t.add(s);const r=s.trim()==="";n=!r&&(n||uc.test(s)),r&&(e=0)},readValue(s){const r=e>0||n&&en.test(s);return e=ac.test(s)?lc:Math.max(0,e-1),r},rows:()=>[...t]}}function Sc(t,{whole:e,cut:n},s){oc.test(e.text)&&t.note("mention",e),s==="cleanup"&&t.note("output",e,n),mc.has(s)&&(0,R.bh)(e.text)&&t.note("noise",e)}function Ec(t,e,n){const{kind:s}=n.findLast(i=>!Hn.test(i.whole.text))?.found??{};Hn.test(e.text)&&(s==="failure"||s==="error")?t.note("mention",e):rc.test(e.text)&&se(e.text)?t.note("compared",e):ic.test(e.text)&&!k.my.test(e.text)?t.note("mention",e):(0,R.bh)(e.text)&&t.note("warning",e)}function wc({entries:t,reasons:e,log:n}){const s=t.length>0&&t.every(we),r=t.some(a=>a.isTest),i=({masked:a})=>se(a.text)!==void 0&&!(0,k.ew)(a),o=r?[]:(0,x.iF)(n.texts).flatMap(a=>i(a)?[]:(0,x.RZ)(a.masked)),d=[Qe(t.map(Tc)),Qe(o.flatMap(a=>a.match(q.KM)??[])),s?"":Qe(e.map(Ac))].filter(Boolean);return d.length===0?void 0:d.join(`
`)}const Rc=/^(?!\S*:\/\/)([^\s/]*\/\S*?)(?::\d+){1,2}$/;function Ac(t){return se(t)??he(t.replace(Rc,"$1"))}const Xn=/"[^"]*"|`[^`]*`|(?<!\w)'[^']*'(?!\w)/g;function Tc({identity:{name:t,error:e},position:n}){const s=e.match(Xn)??[],i=e.split(Xn).map(Ze).map((o,d)=>`${o}${s[d]??""}`).join("");return JSON.stringify([t,n?.path??"",i])}function Qe(t){return[...new Set(t)].toSorted().join(`
`)}const Vn=200;function Ic(){const t=[],e=[],n=[];let s=0,r,i,o=!1,d=!1,a=!1;return{readNoise(l,c){o||=qe(l,c)},read({line:l,found:c,names:f,report:u}){const m=l.mark+l.text;if(d||=t.length>0&&(0,k.yU)(m),!!f){if(B(m)||(r=m),c.kind!=="text"&&(s+=1),c.kind==="mention"){const p=d||a?n:e;p.length<K.n&&p.push(m)}if(u===void 0){o||=i!==void 0&&!(0,w.qt)(m)&&qn(m)!==i,a=!1;return}o=!1,d=!1,a=m.endsWith(":"),i=qn(m),t.length<=Vn&&t.push(m)}},named(l){const c=t.length>0,f=l!==void 0&&(0,R.bh)(l)?l:r;return{reasons:c?t:[f??[]].flat(),mentions:c?n:[...e,...n],areComplete:t.length<=Vn,areSeveral:s>1,goesOn:o}}}}function qn(t){return/\S+/.exec(t)?.[0]}var kc=I(78012);const xc=/^(?:(?:Error response from daemon|Error|ERROR|error|fatal|E {3,}|docker|curl|FetchError|OSError|IOError|System\.IO\.IOException|java\.io\.IOException|npm (?:ERR!|error)(?: network)?)\b:? {0,8}){1,3}/,Yn=[["out-of-memory",/\bJavaScript heap out of memory$/,"FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory"],["out-of-memory",/^(?:.{0,100}[:"\]] |\s*)java\.lang\.OutOfMemoryError\b/,"java.lang.OutOfMemoryError: Java heap space"],["out-of-memory",/^(?:> )?Java heap space$/,"> Java heap space"],["out-of-memory",/^(?:E {3,})?MemoryError(?:: |$)/,"MemoryError"],["out-of-memory",/\bOutOfMemoryError: CUDA out of memory\./,"torch.OutOfMemoryError: CUDA out of memory."],["out-of-memory",/\bworker process crashed with error: Out of memory\./,"GitHub actions runner worker process crashed with error: Out of memory."],["out-of-memory",/^fatal error: (?:runtime: )?(?:out of memory|cannot allocate memory)/,"fatal error: runtime: out of memory"],["out-of-memory",/\bld terminated with signal 9\b/,"collect2: fatal error: ld terminated with signal 9 [Killed]"],["out-of-memory",/\bKilled signal terminated program cc1(?:plus)?$/,"c++: fatal error: Killed signal terminated program cc1plus"],["out-of-memory",/\(signal: 9, SIGKILL: kill\)$/,"process didn't exit successfully: `rustc --crate-name basket src/lib.rs` (signal: 9, SIGKILL: kill)"],["out-of-memory",/\/(?:link|compile|cgo|asm): signal: killed$/,"/usr/local/go/pkg/tool/linux_amd64/link: signal: killed"],["out-of-memory",/\bGradle build daemon disappeared unexpectedly\b/,"Gradle build daemon disappeared unexpectedly (it may have been killed or may have crashed)"],["tool-crash",/\bld terminated with signal (?:4|6|7|11)\b/,"collect2: fatal error: ld terminated with signal 11 [Segmentation fault], core dumped"],["tool-crash",/\b(?:Segmentation fault|Bus error|Aborted|Illegal instruction) signal terminated program \w{1,20}$/,"c++: internal compiler error: Segmentation fault signal terminated program cc1plus"],["tool-crash",/\bunable to execute command: (?:Segmentation fault|Bus error|Aborted|Illegal instruction)\b/,"clang: error: unable to execute command: Segmentation fault (core dumped)"],["tool-crash",/: `(?:\S{0,200}\/)?(?:rustc|rustdoc|clippy-driver) .{0,400}` \(signal: (?:4|6|7|11), SIG\w{3,4}: /,"process didn't exit successfully: `rustc --crate-name basket src/lib.rs` (signal: 11, SIGSEGV: invalid memory reference)"],["tool-crash",/\/(?:link|compile|cgo|asm): signal: (?:segmentation fault|bus error|aborted|illegal instruction)\b/,"/usr/local/go/pkg/tool/linux_amd64/compile: signal: segmentation fault (core dumped)"],["tool-crash",/\b(?:linker|clang frontend) command failed (?:due to signal|with exit code 13[2459])\b/,"clang++: error: linker command failed due to signal (use -v to see invocation)"],["tool-crash",/^(?:error: )?rustc interrupted by SIG(?:ABRT|BUS|ILL|SEGV)\b/,"error: rustc interrupted by SIGSEGV, printing backtrace"],["tool-crash",/\/bin\/(?:gradle|mvn|sbt|scalac|kotlinc): line \d{1,5}: +\d{1,9} (?:Segmentation fault|Bus error|Aborted|Illegal instruction)\b/,'/usr/share/maven/bin/mvn: line 194:  2291 Aborted                 (core dumped) "$JAVACMD" $MAVEN_OPTS'],["tool-crash",/\bcompile command failed due to signal (?:4|6|7|11)\b/,"error: compile command failed due to signal 11 (use -v to see invocation)"],["disk-full",/^(?:\[Errno 28\] |ENOSPC: |[\w./-]{1,100}: ){0,3}[Nn]o space left on device\b/,"OSError: [Errno 28] No space left on device"],["disk-full",/^(?:[\w./+-]{1,100}: |(?:write|copy|mkdir|open) \/).{0,300}(?:: |')[Nn]o space left on device(?:: unknown)?'?\.?$/,"base64: write error: No space left on device"],["disk-full",/^npm (?:ERR!|error) code ENOSPC$/,"npm error code ENOSPC"],["disk-full",/^There is not enough space on the disk\b/,"System.IO.IOException: There is not enough space on the disk."],["action-download",/^(?:Error: )?Failed to resolve action download info\./,"Error: Failed to resolve action download info. Error: Service Unavailable"],["action-download",/^(?:Error: )?Failed to download (?:action|archive) '/,"Error: Failed to download archive 'https://api.github.com/repos/actions/cache/tarball/0400d5f' after 3 attempts."],["action-download",/^(?:Error: )?Response status code does not indicate success: (?:5\d\d|429|408)\b/,"Error: Response status code does not indicate success: 503 (Service Unavailable)."],["action-download",/^(?:Error: )?Action 'https:\/\/.{1,300}' download has timed out\./,"Error: Action 'https://api.github.com/repos/actions/cache/tarball/0400d5f' download has timed out. Error: A task was canceled."],["action-download",/^(?:Error: )?Can't use '[^']{1,40}' extract archive file: /,"Error: Can't use 'tar -xzf' extract archive file: /home/runner/work/_actions/_temp_5db10cf7/77720dc4.tar.gz. Action being checked out: actions/setup-node@v4. return code: 2."],["action-download",/^(?:Error: )?An error occurred while sending the request\./,"Error: An error occurred while sending the request."],["action-download",/^(?:Error: )?Internal server error occurred while resolving "/,'Error: Internal server error occurred while resolving "actions/checkout@v7".'],["network",/^npm (?:ERR!|error) code (?:ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|E50[0-4]|E429)$/,"npm error code ECONNRESET"],["network",/^npm (?:ERR!|error) network (?:This is a problem related to network connectivity\.|aborted|(?:read|connect|request) E[A-Z]{6,20})$/,"npm error network This is a problem related to network connectivity."],["network",new RegExp(`^request to https?://${U}/.{0,300}reason: .{0,100}(?:ECONNRESET|EAI_AGAIN|socket hang up)`),"FetchError: request to https://packages.acme.dev/x failed, reason: getaddrinfo EAI_AGAIN packages.acme.dev"],["network",new RegExp(`^getaddrinfo EAI_AGAIN ${U}`),"Error: getaddrinfo EAI_AGAIN cdn.playwright.dev"],["network",new RegExp(`^(?:.{0,100}: )?(?:Get "https://.{1,200}": )?(?:dial tcp: lookup|Temporary failure resolving) '?${U}(?!.*\\bno such host\\b)`),"dial tcp: lookup registry-1.docker.io on 127.0.0.53:53: server misbehaving"],["network",new RegExp(`^(?:failed to \\w{1,20}: |.{0,60}: )?(?:Get|Head|Post) "https://${U}/.{0,300}connection reset by peer`),'Error: failed to fetch: Get "https://get.helm.sh/helm.tar.gz": read tcp 10.1.0.4:41822->152.199.21.175:443: read: connection reset by peer'],["network",new RegExp(`^(?:[\\w.]{1,80}: )?HTTPSConnectionPool\\(host='${U}', port=443\\): Max retries exceeded (?!.*\\b[Nn]ame or service not known\\b).{0,300}(?:NameResolutionError|Connection reset by peer)`),"requests.exceptions.ConnectionError: HTTPSConnectionPool(host='hub.acme.io', port=443): Max retries exceeded with url: /x (Caused by NameResolutionError(...))"],["network",new RegExp(`^\\(35\\) .{0,100}Connection reset by peer in connection to ${U}`),"curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to sh.rustup.rs:443"],["network",/^API rate limit exceeded for (?:installation|user)(?: ID\b|\.)/,"Error: API rate limit exceeded for installation ID 1."],["network",/^GitHub API limit \(\d{1,6} calls\/hr\) is exhausted\b/,"GitHub API limit (60 calls/hr) is exhausted, could not fetch https://api.github.com/repos/o/r."]],Fc=/^#\d{1,5} (?:\d+\.\d+ )?/,et=Pe(Yn.map(([,t])=>t));function J(t){const e=(0,w.GH)(ke(t).trim()),n=e.replace(xc,""),s=n===e?et(e):[...et(e),...et(n)];return Yn[Math.min(...s)]?.[0]}function ke(t){return t.replace(Fc,"")}const yc=/^ *(?:export )?(\w+)(?:: |=)["']?([^"'\n]*)/gm,Oc=/\n|&&|\|\|?|;/,$c=/^(?!.*(?:\$\(|`))(?:$|[#(){}]|\w+=\S*$|\w+:(?: |$)|(?:sudo |if |! |then |else |do )*(?:\[|cat|cd|chmod|cp|do|done|echo|else|exit|export|fi|for|gunzip|install|ln|ls|mkdir|mv|printf|rm|set|tar|test|then|unzip)(?: |$)|(?:sudo )?(?:ba)?sh(?: -s?)?(?: -- .*)?$)/,Nc=/^(?:\w+=["']?\$\(|sudo |if |! )*([\w-]+) /,vc=/(?<!(?:-o|-O|-P|--output|>) ?["']?)(?<![\w/.:-])\$\{?\w+\}?\//,Lc=/^.*(?:registry|index|proxy|mirror).*$/gim;function Cc(t){const e=new Map(Array.from(t.matchAll(yc),([,o,d])=>[o,d])),n=t.replace(/\\\n/g," ").replace(/\$\{?(\w+)\}?/g,(o,d)=>e.get(d)??o).split(Oc).map(o=>o.trim()).filter(o=>!$c.test(o)),[s,...r]=new Set(n.map(o=>Nc.exec(o)?.[1]));return n.every(o=>{const d=vc.test(o)?[]:C(o);return d.length>0&&d.every(te)})&&r.length===0?s:void 0}function Dc(t){return C(t.match(Lc)?.join(`
`)??"")}const _c=/^# (?!Failed|Looks|Error)[A-Z][a-z]+ |^\s*(?:npm (?:ERR!|error) +)?\[?-{1,2}[a-z](?:[\w-]*[ |=,]+<|, --|[\w-]*\|-{1,2}[a-z])|\bnpm (?:ERR!|error) {3,}[A-Z]|\s# [\w./-]+:\d+(?: [\d.]+s)?$/,Pc=/^\W*(?:and )?\d+ more(?: \w+){0,2}(?: (?:that|not) .*|\W*)$/,Mc=/^\W*\w+(?: \w+){0,2}\s*[:=]\s*0\W*$/,Uc=/^(?:Killed|Terminated|Aborted|Segmentation fault|Bus error)\b(?! due to).{0,20}$/,Wc=/^.{0,60}\b(?:error|Error|ERROR|fatal|failed|FAILED|Problem)\b/,zc=/['"`“‘«][^'"`”’»]{1,100}['"`”’»]/,Bc=/^[A-Z].{15,}\.$/,Gc={noEvidence:-2,noReason:-2.3,failureLine:1.5,failureHeading:1.8,levelError:.4,detailUnderError:1.2,introduced:1.5,goesOn:-1,short:-.7,continuation:-2},jc=new Set([...ua.map(([t])=>t),"levelError","introduced","failureLine"]),Kc=new Map([...Ye.map(([t,e])=>[t,e]),...Object.entries(Gc)]),tt=["wrapper","commandFailed","wholeFailed","exitStatus"],nt=-1.5;function Zc(t){return t.reduce((e,n)=>e+(Kc.get(n)??0),0)}const Hc=30,Xc=/^(?:\* What went wrong|CMake Error .*|\s*Caused by(?: error)?):\s*$|^[⎯─━═]{3,} [\w ]{0,40}(?:Error|Exception|Rejection) [⎯─━═]{3,}$/,Vc=4;function Jn({line:t,before:e,goesOn:n}){const{found:s}=t,r=(0,w.O6)(t.text),i=Y(r),o=ga(i),d=Ye.filter(([f,,u])=>u.test(o)||f==="errorLabel"&&t.mark!=="").map(([f])=>f);s.kind==="failure"&&s.form.role!=="begun"&&d.push(s.form.after>=Vc?"failureHeading":"failureLine"),ca.test(r)&&d.push("levelError");const a=e.at(-1);a&&Xc.test(a.text)&&d.push("introduced"),s.kind!=="mention"&&!d.some(f=>jc.has(f))&&d.push("noEvidence"),xe(t)&&d.push("noReason");const l=e.some(f=>Wc.test((0,w.O6)(f.mark+f.text))),c=!d.includes("errorLabel")&&(zc.test(o)||Bc.test(o));return l&&c&&d.push("detailUnderError"),a&&Yc(a,t)&&d.push("continuation"),n&&d.push("goesOn"),i.length<=Hc&&d.push("short"),d}const qc=46;function Yc(t,e){const n=(0,w.O6)(t.text);return n.length>=qc&&/^(?!\w+=).*[\w,)'"`]$/.test(n)&&/^\s*[a-z](?!\S*:\d)/.test(e.text)&&(0,w._j)(n)===(0,w._j)(e.text)}function xe({text:t,found:e}){const n=(0,w.O6)(t),s=Y(n);return e.kind==="noise"||e.kind==="summary"||(0,w.As)(n)||(0,w.qt)(s)||_c.test(n)||Pc.test(n)||Mc.test(n)||B(n)||!(0,R.bh)(s)&&!Uc.test(s)}const Qn=/^(?:(?:Error: )?(?:[\w@.+-]{1,60}: )?Failed to download resource "|Download failed: |ERROR: unable to select packages:|\s|<|['"`]\. |Probable Causes:|Could not \w+ \w+ because |(?:Resolving|Connecting to|HTTP request sent,|Read error|Unable to establish SSL|\d{4}-\d\d-\d\d [\d:]{8} ERROR) |(?:cause|[Cc]aused by)\b|[│├└┌╰╷╵×|)}\]^]|at |-> |> |\d+: |\[\d+\] )/,Jc=/^(?:\S{1,300} : error NU1301(?=:)|npm (?:error|ERR!)(?= |$)|➤(?= )|[EW](?=: )|\[ERROR\]|(?!(?:error|fatal|caused by|cause|warning|http\w*|info)\b)[a-z][\w.-]{1,30}(?= ?:))/i,Qc=/^(?:Downloading|Fetching|GET) .*\bhttps:\/\//,e0=/^Error: (?:connect|read|socket hang up)\b/,t0=/^\+ (\S+) .*/,n0=/^(?:npm (?:warn|http) |W: |WARN(?:ING)?\b(?!.*(?:\(total=0,|: temporary error))|info )/;function s0(t){return n0.test(t)||(0,k.rp)(t)}const r0=/^WARNING: Retrying \(Retry\(total=0,/,i0=/^error: \w+ downloading (?:package manifest|tarball) |^➤ YN\d+: [^\w:]{0,4}RequestError: /,o0=/^(?:Error: )?(?:gh: .{1,100} \(HTTP 5\d\d\)$|(?:Unhandled error: |RequestError \[)HttpError\b|(?:Unable to download artifact\(s\): )?Failed to \w{1,40}(?:Artifacts?|ArtifactURL|CacheEntry\w{0,20}): )/,d0=/^(?:localhost|127\.[\d.]+|0\.0\.0\.0)$/,a0=/\[Help \d\] http|\bclose_notify: |\bmore help at |^info Visit /,Fe=/\b(?:ERR_PNPM_(?:\w{1,40}_)?)?(?:resolv|download|fetch|install|load|locat|pull|transfer|retriev|clon|updat|(?:find|get|query|satisf|matching|open|access(?:ible)?)\b)/i,l0=/^(?:Error: )?(?:Failed|Unable) to (?:install|download|fetch|pull|clone) |^(?:gzip|tar|xz): /,c0=/^[\w./\\@-]{1,200}\.\w{1,8}(?:\(\d+(?:,\d+)?\)|:\d+(?::\d+)?):? (?!\S{1,200}@v\d|: error NU1301)/,es=/@?[A-Za-z][\w.-]{2,60}/g,ts=/^(?:<|\* Try:|make(?:\[\d+\])?: (?:Entering|Leaving) directory|[\w:-]{1,40} \[-|You can |No composer\.lock |check your |See |Run |For more |Try |Visit |info |This error happened |Node\.js v\d|Failed with errors in |\d\. |\d+ actionable tasks?: |\s*Failed to restore |Build FAILED\.|\s*\d+ (?:Warning|Error)\(s\)|Time Elapsed |Then |Alternatively, |· |\(?(?:https?|file):\/\/\S+$|\/\S+:\d+$)/,u0=/^(?:(?:added|changed|removed) \d+ packages?\b|Successfully (?:built|installed) |Done(?:$| in ))/,f0=4,ns=new RegExp(`^${U}$`);function ss(t){const{events:e,header:n,exitCode:s}=t,r=st(e),i=C(e.map(({text:c})=>c).join(`
`)),o=Cc(n),a=[...i,...Dc(n)].every(te)?i:void 0,l=r.filter(c=>w0(c,a,o));if(l.length>0){if(rs(t,r,l))return"proven";const c=is(l);return t.said.every(f=>c(f)||Fe.test(f))?"stated":void 0}return s===f0&&o==="wget"?"proven":r.some(c=>i0.test(oe(c)))?"stated":void 0}function m0(t){const e=st(t.events),n=r=>J(r)==="disk-full",s=e.filter(r=>r.some(({text:i})=>n(i)));return s.length>0&&rs(t,e,s)}function rs(t,e,n){const s=is(n);return e.slice(e.findLastIndex(o=>n.includes(o))+1).filter(([o])=>!ts.test(o?.text??"")).flat().every(o=>s(o.text)||xe(o)&&!u0.test(o.text))&&t.said.every(s)}const p0=40;function is(t){const e=new Set(t.flat().map(({text:n})=>Q(n)));return n=>e.has(Q(n))||[...e].some(s=>s.length>=p0&&n.endsWith(s))||(0,R.yp)(n)||ts.test(n)||n.endsWith(":")||R0(n,t)}function g0(t){const{events:e}=t,n=a=>!te(a)&&!d0.test(a),s=new Set(t.said.map(Q)),i=st(e).filter(a=>a.some(({text:l})=>s.has(Q(l)))&&P(oe(a))).at(-1);if(i===void 0)return;const o=C(oe(i));if(o.length>0)return o.find(n);const d=C(e.map(({text:a})=>a).join(`
`));return d.every(n)&&d.length===1?d[0]:void 0}const h0=/\b(?:see|visit|docs?|help|guide|information|more)\b[^\s]{0,2} +(?:at |in )?https?:\/\/\S+|\(https?:\/\/\S+:\d+:\d+\)/gi,b0=/\b(?:upload|download|fetch|push|pull|request|connect|send|post|publish)\w*\b.{0,80}\bhttps?:\/\//i,S0=/\b(?:expected|received|got|assert\w*|to(?:Be|Equal|Match|Throw)\w*)\b|[!=]==?/;function E0({events:t,message:e},n){const s=e===void 0?[]:[e],r=d=>{const a=d.replace(h0,""),l=C(a);return l.length>0&&l.every(te)&&P(a)&&!S0.test(a)},i=d=>{const a=t.findLastIndex(f=>Q(f.text)===Q(d)),l=t[a-1]?.text??"",c=C(l).every(f=>ns.test(f));return b0.test(l)&&c&&P(d)&&C(d).length===0},o=n.length>0?n:s;return o.length>0&&o.every(d=>r(d)||i(d))}function st(t){const e=[];let n;for(const s of t){const r=ke(s.text);if(r.trim()==="")continue;const i=Jc.exec(r.replace(t0,"$1:"))?.[0],o=e.at(-1),d=Qn.test(r)||i!==void 0&&i===n||e0.test(r)&&Qc.test(o?.at(-1)?.text??"");o!==void 0&&d?o.push(s):e.push([s]),Qn.test(r)||(n=i)}return e}function w0(t,e,n){const s=oe(t),r=C(s),i=e!==void 0&&(r0.test(s)||e.length>0&&Fe.test(s)),o=n!==void 0&&s.startsWith(`${n}: `),d=t.some(({text:u})=>o0.test(ke(u))&&P(u)),l=((r.length>0||i||o)&&P(s)||d)&&r.every(te),c=t.some(({text:u})=>J(u)==="network");return!t.some(({text:u,namedBy:m})=>c0.test(u)||m!==void 0&&!Fe.test(u)&&!P(u)&&C(u).length===0)&&(l||c&&r.every(u=>ns.test(u)))}function R0(t,e){if(l0.test(t))return e.some(r=>P(oe(r)));if(!Fe.test(t))return!1;const n=e.flat().flatMap(({text:r})=>r.match(/(?:\/|\bmanifest )[^\s'"`)>]+/g)??[]),s=new Set(n.flatMap(r=>r.match(es)??[]));return(t.match(es)??[]).some(r=>s.has(r))}function oe(t){return t.map(({text:n})=>n).filter(n=>!s0(n.trim())&&!a0.test(n)).join(" ")}function Q(t){return t.replace(/^Error: /,"").trim()}const A0=1e3,ye=(0,$.T)(/^\s*(?:[●✗] (?!Failed to \w+ `|\w+ing dependencies$)|not ok |--- FAIL|E {3,}Assert|\d+\) |FAIL |FAILED \S+::|\[ {2}FAILED)|\bAssert(?:ion)?(?:Failed)?Error\b|\bassert(?:ion)? |<<< (?:FAILURE|ERROR)!|\b[Ee]xpected\b/),os=/\blocalhost\b|\b(?:127|10)\.\d{1,3}\.\d{1,3}\.\d{1,3}\b|\b192\.168\.\d|\b172\.(?:1[6-9]|2\d|3[01])\.\d|\b169\.254\.\d|\b0\.0\.0\.0\b|\[?(?:::1|f[cde][0-9a-f]{2}:[0-9a-f:]+)\b|(?<=[\w-])\.(?:local|internal|test|lan|svc)\b(?!\.[a-z])/i,T0=/\bhttps?:\/\/[^\s/'"`)\]]{1,200}/g,I0=new RegExp(`//(?:[^@]{0,100}@)?${U}(?::\\d+)?\\.?$`),k0=/\/(?:Volumes|mnt|media|dev\/shm|run\/user)\//,ds=/ on [\d.]{7,15}:53\b|\b(?:dial|read|write) (?:tcp|udp) [\d.]{7,15}:\d{1,5}->(?:[\d.]{7,15}:53\b)?/g,x0=new RegExp(String.raw`(?:^|[^\w.-])${De}|\bRetrying \(Retry\(total=|\bResponseError: Request failed "`+String.raw`|\b(?:download|fetch|pull|clon|install|registry|index|mirror|package|artifact|archive|schema)`+String.raw`.{0,300}(?:https?://|\b(?:host|to|lookup|from|@) ?'?)[\w-]{1,60}(?:\.[\w-]{1,60})+|\b\d{1,3}(?:\.\d{1,3}){3}:443\b`,"i"),F0=/^Error: (?:Failed to initialize container |One or more containers failed to start\.)/,y0=/^Error response from daemon: /,O0=/^(?:\[?[Cc]aused by\b|WARNING: Retrying \(Retry\(total=|│ "https?:\/\/)/,$0=/(?<!["`])\b[Nn]o space left on device\b|\bENOSPC\b(?!: System limit)|\bnot enough space on the disk\b/,as=new Set(["out-of-memory","tool-crash"]),N0=/^(?:[\d.]+ |\S{1,200}: line \d{1,5}: +\d{1,9} )?Killed(?:$| {8,}\S)/,v0=20;function L0(t){const e=t.reasons.filter(i=>!M0(i,t.events)),n={...t,reasons:e,said:[t.message??[],e].flat()},s=(0,kc.O)(n.message,...n.output.slice(-5))!==void 0,r=C0(n)?"runner-lost":s?"refused":void 0;return{proven:r??ls(n,!1),provenInSetUp:r??ls(n,!0),stated:D0(n),host:g0(n),namesFailure:t.reasons.some(i=>ye.test(i)||M(i))}}function C0({isRunnerLost:t,marked:e,exitCode:n}){const s=n===void 0?[]:[`exit code ${n}`],r=[...e,...s].filter(i=>!Ee.e.test(i));return t&&r.length>0&&r.every(i=>Ee.y.test(i))}function D0(t){const{message:e,survivesMessage:n,reasons:s,output:r,endsStep:i,details:o}=t,d=r.filter(l=>O0.test(l)).join(" "),a=[...n?[]:[e,d],...i?s.slice(-1):[]].filter(l=>l!==void 0).map(l=>l.slice(0,A0));if(E0(t,o))return"network";if(!s.some(l=>ye.test(l)))return a.some(l=>$0.test(l))?"disk-full":a.some(_0)||ss(t)?"network":void 0}function _0(t){return x0.test(t)&&Nt.test(t)&&!os.test(t.replace(ds,""))}function ls(t,e){const{header:n,message:s,reasons:r,said:i,output:o,marked:d,endsStep:a,events:l,exitCode:c}=t,f=i.some(A=>ye.test(A)),u=s===void 0?l.slice(-v0).map(({text:A})=>A):[],m=[...i,...u].map(J).find(A=>as.has(A)),p=i.some(A=>N0.test(ke(A)))&&(c===137||o.some(A=>/\bexit code:? 137\b/.test(A)));if(!f&&(p||m!==void 0))return p?"out-of-memory":m;const h=a?J(i.at(-1)??""):void 0;if(as.has(h))return h;const g=d.some(A=>J(A)==="action-download");if(e&&(g||U0(r.at(-1),o)))return"action-download";if(e&&d.some(A=>F0.test(A)))return"container";const E=e&&i.length>0&&i.every(A=>y0.test(A)&&P(A))||ss(t)==="proven",T=E?"network":m0(t)?"disk-full":void 0,S=[...o,...i],F=i.map(J).some(A=>A!==void 0&&A!==T);return f||F||S.some(W0)||(E?S.some(z0):i.some(A=>k0.test(A))||[n,...o].some(A=>A.includes("/dev/full")))?void 0:T}const P0=/^(?:During handling of the above exception|The above exception was the direct cause)/;function M0(t,e){const n=e.filter(s=>s.text.trim()!=="");return!ye.test(t)&&n.some((s,r)=>s.text===t&&P0.test(n[r+1]?.text??""))}function U0(t="",e){const n=t.replace("Error: ",""),s=r=>Ee.y.test(t)||r.includes(n);return e.some(r=>/^Warning: Failed to download action '/.test(r)&&s(r))}function W0(t){return os.test(t.replace(ds,""))}function z0(t){return(t.match(T0)??[]).some(e=>!I0.test(e))}function B0(t,e){const n=new Map(t.map(i=>[i.key,i])),s=Map.groupBy(t,({key:i})=>cs(i)),r=new Map(e.map(({key:i,count:o})=>[i,o]));return i=>{if(i==="")return"old";const o=n.get(i);return o!==void 0?(r.get(i)??0)>Math.max(1,o.count)?"more":"old":(s.get(cs(i))??[]).some(a=>G0((0,Te.MC)(i),(0,Te.MC)(a.key)))?"old":"new"}}function cs(t){return t.replace(q.nd,"#")}function G0(t,e){return t.every((n,s)=>{const r=e[s]??n;return[0,...t.filter((o,d)=>d!==s&&o===e[d])].every(o=>(0,Te.dB)([n,r],o))})}const j0=/^(?:E {3,}| {4,}Failure\/Error: )/,K0={label:"",rest:void 0,found:{kind:"text"}},Z0=/[█━▓▒░#=>]{8}/;function H0(){const t=pc(),e=Ic(),n=Q0();function s(i,o){if(t.read(i),n.read(i),i.whole.key==="")return;const d=ru(i)?{kind:"mention"}:i.found;switch(d.kind){case"noise":d.name!=="cleanup"&&e.readNoise(i.text,d),t.addNoise(i,d.name);return;case"warning":t.addWarning(i,o);return;case"summary":t.addSummary(i);return;case"failure":case"error":case"mention":case"text":{const a=qa(i,d);t.add(a,o),e.read(a)}}}function r(i,o,d){const{entries:a,strictAt:l,timedOut:c,exitCode:f,header:u}=i,m=o?.compared.message,p=m&&m.line.mark+m.line.text,h=l!==void 0&&l>=(m?.line.index??0),{compared:g,...b}=a.list(p,h),{areSeveral:E,areComplete:T,mentions:S,goesOn:F,...G}=e.named(p),A=a.recovered(),dt=l!==void 0,v=t.compared({entries:g,recovered:A,areSeveral:E},dt,d),de=v.identifiesError||b.entries.some(we),at=tu(G.reasons.slice(0,K.n),b.entries),Ls={...b,...v,identifiesError:de,reasons:at};return{...Ls,mayBeMore:b.mayBeMore||c!==void 0,timedOut:c,signature:wc(Ls),mentions:S,...V0(b.entries,i,o),log:{...v.log,isWhole:v.log.isWhole&&(!v.isInToolForm||T)},kinds:L0({isRunnerLost:n.isLost(),exitCode:f,header:u,events:i.events,message:p,reasons:G.reasons,survivesMessage:m?.goesOn===!0,...eu(v.log,b.entries),endsStep:!F||m?.toEnd===0})}}return{add:s,errors:r,beside:i=>X0(t,i)}}function X0(t,{step:e,found:n,ranking:s,green:r}){const{entries:i,log:o}=n,{rows:d}=o;if(d===void 0)return;const a=B0(r,d),l=T=>a(t.keyOf(T)),c=s.beside(l),{message:f}=c,u=f&&l(f.line),m=d.filter(({key:T})=>a(T)!=="old").length,p=i.filter(({printed:T,title:S=""})=>m>0&&(!T.includes(S)||a(t.keyOf({...K0,text:T}))!=="old")),h=p.length>0||u==="new",g=rt(h?p:i,e,c,l),b=p.length===0&&(u===void 0?m===0:u==="old"),E=fs(i)?g:ms(g,e,f);return{message:f,noveltyOf:l,shown:E&&{...E,isCertain:E.isCertain&&!b},green:{linesTotal:d.length,newLines:m,hasMessage:g!==void 0&&b}}}function V0(t,e,n){if(n===void 0)return{message:void 0,shown:void 0,isReasonCertain:!1};const s=rt(t,e,n.compared),r=rt(q0(n,t)?[]:t,e,n.shown),i=s?.entry===r?.entry&&s?.line===r?.line;return{message:n.compared.message&&s?.line,shown:fs(t)?r:ms(r,e,n.shown.message),isReasonCertain:i&&s?.isCertain===!0}}function q0({compared:{message:t},shown:e},[n,s]){const r=t&&t.line.mark+t.line.text;return n?.printed===r&&s===void 0&&e.message?.line!==t?.line}function rt(t,e,{message:n,isCertain:s,uncertain:r,omitted:i},o){const d=n&&n.line.mark+n.line.text,[a,l]=[us(r),us(i)],c=t.filter(({printed:p})=>!l.has(p)),f=Wa(c,d,s)??su(e,o),u=c.find(p=>p===f?.entry),m=u!==void 0&&a.has(u.printed);return f&&m?{...f,isCertain:!1}:f}function us(t){return new Set([...t??[]].map(e=>e?.text))}function fs(t){return t.some(({title:e,position:n})=>(e??n)!==void 0)}const Y0=/^\s*(?:$|#|(?:cd|echo|set) )/,J0=80;function ms(t,{header:e,exitCode:n},s){const r=s?.signs.includes("noEvidence")===!1;if(t===void 0||r||t.isCertain)return t;const[i="",o]=e.split(/^shell: /m),[d="",a]=i.split(`
`).filter(c=>!Y0.test(c));return!(d!==""&&a===void 0&&d.length<=J0)||o===void 0||n===void 0?t:{...t,line:`${t.line} (${d} exited with code ${n})`}}function Q0(){let t=!1,e=!1;return{read({error:n,text:s,found:r,namedBy:i}){t||=n&&Ee.e.test(s);const o=i!==void 0||r.kind!=="noise"&&(0,y.lj)([s]);e||=o&&!t},isLost:()=>t&&!e}}function eu({lines:t,texts:e},n){return{details:n.map(({detail:s=""})=>s),output:(0,x.im)(e).map(s=>(0,x.RZ)(s).join(" ")),marked:t.flatMap(({text:{key:s}})=>/^Error: /.test(s)?s:[])}}function tu(t,e){return e.some(({isTest:s})=>s)?t.filter(s=>!j0.test(s)):t}const nu=/^\W*https?:\/\/\S+\W*$|^\W*(?:to (?:see|learn|find out)|for (?:more|further|details|help)|see|learn more|read more|more \w+)\b.{0,150}\b(?:documentation|docs|manual|guide|https?:\/\/\S+)(?: (?:for|of) \S+)?\W*$/i;function su({events:t,endsAt:e},n){const s=t.filter(d=>d.position<=e&&!(0,R.yp)(d.text)&&!xe(d)),r=s.filter(({text:d})=>!nu.test((0,w.O6)(d))),i=r.length>0?r:s,o=i.findLast(d=>n?.(d)==="new")??i.findLast(({found:d,text:a})=>d.kind==="mention"&&k.TR.test((0,k.Fw)((0,w.O6)(a))))??i.at(-1);return o&&{line:o.mark+o.text,isCertain:!1}}function ru({text:t,found:e}){return e.kind==="noise"&&(e.name==="downloads"||e.name==="progress")&&!Z0.test(t)&&k.TR.test(t)}const iu=/flak[ye]|retr|attempt|re-?run|\btr(?:y|ies)\b|[>→] ?(?:pass|succe)/i,ou=[String.raw`\(fail(?:ed|s|ure)?(?: ?(?:->|→|=>) ?(?:failed|failure))* ?(?:->|→|=>|, then) ?(?:passed|pass|success)\)`,String.raw`(?:has |then )?(?:passed|succeeded|passes|succeeds) (?:on|after|in|at|upon) (?:the )?(?:(?:re)?try|attempts?|re-?runs?|retries|second|third|2nd|3rd|\d+)\b.{0,60}`,String.raw`(?:is|was) flaky\b.{0,80}`,String.raw`FLAKY, failed in \d+ out of \d+\b.{0,60}`].join("|"),du=new RegExp(String.raw`(?:^[\w ]{1,30}: |^\s*(?:[-*•✓✔√] )?|(?<=\)), )(?<name>(?!\d+ \w+ )[^\s(),:][^(),]{0,300}?(?:\([^()]{0,100}\))?):? {1,60}(?:${ou})`,"g"),au=/^\s*(?:[✓✔√]|PASS(?:ED)?:?) {1,4}(?:\d{1,5} )?(?<name>\S.{0,300}?) \((?:retry|attempt|try|re-?run) ?[#x]?\d{1,3}(?: of \d{1,3})?\)/,lu=/\b(?:failed again|not|never|no|didn't|un\w+)\b/i;function cu(t){if(!iu.test(t)||lu.test(t))return[];const e=au.exec(t)?.groups?.name,n=Array.from(t.matchAll(du),({groups:s})=>s?.name);return[e,...n].filter(s=>s!==void 0)}const uu=/\|\|\s*(?:[{(]\s*)?(?:echo|printf)\s+(?:-[en]+\s+)?("(?:[^"\\]|\\.)*"|'[^']*'|[^\s;&|(){}<>]+(?: [^\s;&|(){}<>]+)*)/g,fu=/\b(?:exit|return|false)\b|[\w\]]=|\+\+|>|\|\s*tee\b/,mu=/\$\{[^}]{0,200}\}|\$\([^)]{0,200}\)|\$\w+|%\w|\\[nt]/,ps=6;function pu(t){const e=t.replace(/\\\n\s*/g," ").replace(/\|\|\s*\n\s*/g,"|| "),n=[...e.matchAll(uu)].flatMap(s=>{const[,r=""]=s,i=hu(e,s.index+2),o=r.replace(/^(["'])(.*)\1$/s,"$2"),d=o.split(mu),a=fu.test(i.replace(o,""))||i.includes("::error"),l=e.split(o).length>2;return a||l||d.join("").length<ps?[]:[d]});return s=>n.some(r=>gu(s.trim(),r))}function gu(t,e){let n=0;for(const[s,r]of e.entries()){const i=t.indexOf(r,n);if(i===-1||s===0&&i>0)return!1;n=i+r.length}return n===t.length||e.at(-1)===""}function hu(t,e){let n=0,s="";for(let r=e;r<t.length;r++){const i=t[r]??"";if(s!==""?i===s&&(s=""):i==='"'||i==="'"?s=i:/[{(]/.test(i)?n+=1:/[})]/.test(i)&&(n-=1),n<0||n===0&&s===""&&i===`
`)return t.slice(e,r)}return t.slice(e)}const bu=/(?:^|[\n;&|{(]|\b(?:if|then|do|else) )[ \t]*([^\s;&|{}()](?:[^\n;&|{}()]{0,999}[^\s;&|{}()])?)\s*\|\|\s*(?:true|:)(?=\s|;|\)|$)/g;function Su(t){const e=[...t.matchAll(bu)].map(([,s=""])=>s);if(e.length===0)return()=>!1;const n=s=>{const r=new RegExp(String.raw`(?<![\w-])${s.replace(/[.+]/g,String.raw`\$&`)}(?![\w-])`,"g"),i=e.reduce((o,d)=>o+(d.match(r)?.length??0),0);return i>0&&i===(t.match(r)?.length??0)};return(s,r)=>{const[i]=/^[A-Za-z][\w.+-]*(?=: )/.exec(s)??[];return e.filter(a=>i!==void 0&&a.startsWith(`${i} `)).some(a=>a.split(" ").some(l=>l.length>=ps&&s.includes(l)))||i!==void 0&&n(i)||r.split(", ").some(a=>/^\w[\w-]+$/.test(a)&&n(a))}}function Eu({events:t,header:e,entries:n},s){const r=Tu(e,t),i=[...r,...Fu(t),...Ou(e,t),...t.filter(({text:h})=>Uu((0,w.O6)(h))),...Iu(n,s.eligible,t)],o=[...Ru(s.eligible,t),..._u(s.eligible,t),...ju(s.eligible,t),...s.eligible.filter(zu).map(({line:h})=>h)],d=new Set([...i,...o]),a=({line:h,signs:g})=>!d.has(h)&&!tt.some(b=>g.includes(b)),l=s.eligible.some(a)?d:new Set(o),c=({line:h})=>!l.has(h),{eligible:f,possible:u,all:m}=s,p=r.length>0&&Au.test(e);return{eligible:f.filter(c),possible:u.filter(c),all:m.filter(c),uncertain:p?new Set(t):d,omitted:l}}const wu=/^(?:\S+: line \d+: +\d+ |g?make(?:\[\d+\])?: \*\*\* \[[^\]]{1,200}\] )?(?:Aborted|Segmentation fault|Bus error|Illegal instruction|Floating point exception)\b(?: \(core dumped\))?(?: {2,}\S.*)?$/;function Ru(t,e){const n=t.filter(({line:i})=>wu.test((0,w.O6)(i.text)));if(n.length===0)return[];const s=i=>gs(i)&&(i.line.found.kind==="failure"||vu(i,e)),r=t.filter(i=>!n.includes(i)&&s(i));return n.map(({line:i})=>i).filter(({index:i})=>r.some(({line:o})=>o.index<i))}const Au=/\$\?|\bset \+\w*e|\bexit ["']?\$|\bPIPESTATUS\b/;function Tu(t,e){const n=pu(t);return e.slice(0,e.findLastIndex(({text:s})=>n(s))+1)}function Iu({isStopped:t},e,n){return e.some(({line:r})=>{const i=ie(r.label);return i!==""&&!t(i)})?n.filter(({label:r})=>t(ie(r))):[]}const ku=/^g?make(?:\[\d+\])?: /,xu=/^g?make(?:\[\d+\])?: \[.{1,200}\] Error \d+ \(ignored\)$/;function Fu(t){return t.flatMap((e,n)=>xu.test((0,w.O6)(e.text))?t.slice(t.slice(0,n).findLastIndex(({text:s})=>ku.test(s))+1,n+1):[])}const yu=/^> (?=.*\|\|)(.*)$/gm;function Ou(t,e){const n=e.map(({text:i})=>i).join(`
`),s=Array.from(n.matchAll(yu),([,i])=>i),r=Su([t,...s].join(`
`));return e.filter(({text:i,namedBy:o=""})=>r(i,o))}const $u=new RegExp(`(?<![\\w./@:-])([\\w./@-]{1,200}\\.${X.u}):\\d+\\b.*\\bfail(?:ed|ure)\\b`),Nu=/\bwarn(?:ing)?\b/i;function gs({line:t,signs:e,goesOn:n}){return!(Nu.test(t.text)||(0,k.j)(t.text)||e.includes("skipped"))&&!n&&t.continuation.resumed===void 0}function vu({line:t},e){const[,n]=$u.exec((0,w.O6)(t.text))??[],s=({text:r})=>r!==t.text&&!(0,w.qt)(r)&&(r.includes(`${n}:`)||r.includes(`//${n}`));return n!==void 0&&!e.some(s)}const Lu=/\b(?:retrying|will retry|tr(?:y|ies) (?:remaining|left)|trying again|attempt #?\d+(?:\/\d+)? failed)\b/i,Cu=/^(?!npm )([A-Za-z][\w.+-]*)(?:\[\d+\])?: \S/,Du=/^(?:error|fatal|err|e|warn|warning|info|note|debug|notice|panic|failed|failure)$|(?:Error|Exception|Warning)$/i;function hs(t){const[,e]=Cu.exec(t.trim())??[];return e===void 0||Du.test(e)?void 0:e}function _u(t,e){const n=e.filter(({text:i})=>i.trim()!==""),s=n.flatMap(({text:i,index:o},d)=>Lu.test(i)?{text:i,index:o,above:hs(n[d-1]?.text??"")}:[]);if(s.length===0)return[];const r=t.flatMap(({line:i})=>{const o=hs(i.text);return o===void 0?[]:{line:i,program:o}});return r.flatMap(({line:i,program:o})=>{const d=c=>c.above===o||c.text.split(/[^\w.+-]+/).includes(o),a=s.findLast(d)?.index??0,l=c=>c.program===o&&c.line.index>a&&c.line.text!==i.text;return i.index<a&&r.some(l)?i:[]})}const Pu=/^error: (?:[a-z]+-)+(?:failed|exited|terminated|returned)(?:-[a-z]+)*$/i,Mu=/: exiting(?: now)?\.?$/;function Uu(t){return Pu.test(t.trim())||Mu.test(t)}const Wu={kind:"text"};function zu(t){const e=(0,k.Fw)(t.line.text);if(!t.signs.includes("exceeded")||e===t.line.text)return!1;const n={...t.line,text:e,found:Wu};return Jn({...t,line:n}).includes("noEvidence")}const Bu=/\[\d+ lines? of output\]$|^\W*begin(?:ning)? of (?:\w+ )?output\W*$/i,Gu=/^\W*end of (?:\w+ )?output\W*$/i,bs=10;function ju(t,e){const n=e.findLast(({text:i})=>Gu.test(i))?.index;if(n===void 0)return[];const s=e.findLast(({text:i,index:o})=>o<n&&Bu.test(i))?.index;if(s===void 0)return[];const r=({line:{index:i}})=>s<i&&i<n;return t.some(i=>r(i)&&gs(i))?t.filter(i=>!r(i)).map(({line:i})=>i).filter(({index:i})=>s-bs<=i&&i<=n+bs):[]}const Ku=10,Zu=5,Hu=60;function Xu(t){const e=new Set,n=Ju(t).map(a=>{const l=e.has(a.line.text);e.add(a.line.text);const c=Jn(a);return{...a,isCopy:l,signs:c,score:Zc(c)}}).sort((a,l)=>l.score-a.score),s=n.filter(({line:a,score:l,signs:c})=>l>=nt&&!Es(a,t)&&!c.includes("noReason")&&!(0,k.yU)(a.text)&&!(0,k.j)(a.text)&&!(0,O.LJ)(a.text)&&![cf,ff,mf].some(f=>f.test((0,w.O6)(a.text)))),r=s.filter(({signs:a})=>!a.includes("noEvidence")),i={eligible:r,possible:s,all:n},o=Ss(t,i);function d(a){const{uncertain:l,omitted:c,...f}=Eu(t,{...i,eligible:a}),{message:u,isCertain:m}=Ss(t,f,wf);return{message:u,isCertain:m&&!l.has(u?.line),uncertain:l,omitted:c}}return{...i,compared:o,shown:d(r),beside:a=>d(Yu(o.message,i,a))}}function Ss(t,{eligible:e,possible:n,all:s},r=it){const i=s.some(({line:{found:f}})=>["failure","error"].includes(f.kind)),o=({line:f,score:u})=>u>=nt&&!["noise","summary","mention"].includes(f.found.kind)&&!(i&&Es(f,t)),d=lf(e)??n[0]??s.find(o),a=d?gf(r(d,t,s),t.events):s.find(({line:f})=>f.mark!==""&&!(0,R.yp)(f.text)),l=s.filter(({line:f})=>f.text===a?.line.text),c=a!==void 0&&([a,...l].some(af)||qu(a.line,t));return{message:a,isCertain:c}}function Es({found:t,text:e},{strictAt:n}){return n===void 0&&(t.kind==="warning"||uf.test(e))}const Vu=6;function qu(t,{events:e,endsAt:n}){const s=e.filter(({text:d,position:a,found:l})=>d.trim()!==""&&a<=n&&l.kind!=="noise"&&!(0,R.yp)(d)),r=s.filter(({error:d,found:a})=>d||a.kind!=="text");return(r.includes(t)&&(r.length===1||s.at(-1)===t)||s.includes(t)&&s.length<=Vu)&&t.continuation.resumed===void 0&&!(0,O.EL)(t.text)}function Yu(t,{eligible:e,possible:n,all:s},r){const i=(a,l)=>l.filter(({line:c})=>r(c)===a),o=s.filter(({line:a})=>a.found.kind!=="noise"&&!(0,R.yp)(a.text)&&(a.namedBy!==void 0||!(a.found.kind==="summary"||(0,O.LJ)(a.text))));return[i("new",e),i("new",n),i("more",e),i("new",t===void 0?[]:[t]),i("new",o)].find(({length:a})=>a>0)??e}function Ju({events:t,endsAt:e,works:n}){const s=nf(t),r=ef(t),i=({text:d})=>d.trim()!=="",o=t.filter(i).at(-Hu)?.index??0;return t.flatMap((d,a)=>{const{index:l,position:c}=d,f=l>=o&&c<=e&&d.found.kind!=="noise",u=d.error&&c>e;if(!i(d)||u||s.has(l)||r.has(l)||!d.hasSign&&!f)return[];const m=(p,h)=>t.slice(Math.max(0,a+p),a+h+1).filter(g=>g.index>=l+p&&g.index<=l+h);return{line:d,before:m(-Ku,-1),after:m(1,Zu).filter(p=>p.position<=e||p.hasSign),toEnd:Math.max(0,e-c),goesOn:n>d.works}})}const Qu=/^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;function ef(t){const e=new Set;let n=0,s=0;for(const{text:r,index:i}of t){const o=Qu.exec(r);o!==null?(n=Number(o[1]??1),s=Number(o[2]??1)):n+s>0&&(r.startsWith("+")||(n-=1),r.startsWith("-")||(s-=1),/^[+-]/.test(r)||e.add(i))}return e}const tf=/^\W*(?:(?:FAIL(?:ED|URE)?|ERROR|[Ff]ailed|[Ee]rror|[Tt]est|not ok)\b[: ]*)?/;function nf(t){const e=new Map(t.flatMap(({text:r,index:i})=>cu(r).map(o=>[o,i]))),n=new Set;if(e.size===0)return n;let s;for(const{text:r,index:i}of t){const o=r.replace(tf,"");[...e].some(([a,l])=>i<l&&o.startsWith(a)&&!/^[\w.:/-]/.test(o.slice(a.length).replace(/^: /," ")))?s=(0,w._j)(r):s!==void 0&&r.trim()!==""&&(0,w._j)(r)<=s&&(s=void 0),s!==void 0&&n.add(i)}return n}const sf=3,rf=1.5,of=["errorLabel","exceptionStart","errno"],df=/\bfailed to \w/i;function af({line:t,signs:e}){const n=r=>e.includes(r),s=of.some(n)&&!tt.some(n)&&!df.test(t.text);return t.error||s&&t.continuation.resumed===void 0}function lf(t){return t.filter(({isCopy:e,signs:n})=>!e&&!tt.some(s=>n.includes(s))).toSorted((e,n)=>e.line.index-n.line.index).reduce((e,n)=>{const{resumed:s=1/0}=e?.line.continuation??{};return e&&n.score>=Math.max(rf,e.score-sf)&&s<n.line.continuation.before&&e.line.index<n.line.index?n:e},t[0])}const cf=/^\W{0,8}(?:Error: )?\d+ (?:\w+ ){0,2}vulnerabilit(?:y|ies)\b(?:,? \(?(?:and )?(?:\d+|\w+)){0,6}[^\w]{0,4}$|\btests did not pass\b|\bfailed to (?:push|fetch) some (?:refs|objects)\b|\bcheck found ERRORs|\bcompleted with errors, see\b|^\s*Failed: +(?:\S+$|\d+ failure)|\bfailed="\d|^\W*\d+ [a-z]+(?: [a-z]+){0,3}(?:(?:,| and) \d+ [a-z]+(?: [a-z]+){0,3})+(?: in [\d.:]+ ?m?s)?\W*$|not remade because of errors|^\s*https?:\/\/\S+(?: -- .*)?$/,uf=/^[\s\d:]*(?:[^\s\d:]\S*)? {1,8}Warning:? /,ff=/^\s*(?:npm|npx|yarn|pnpm|pip|cargo|composer|bundle|poetry|uv|dotnet) (?!error network )[a-z]{2,20}(?: \S{1,60}){0,4}$/,mf=/^(?:rm|rmdir|umount|kill|pkill|killall): /,pf=/^ {0,40}> (?!(?:Task|Configure) )/;function gf(t,e){const n=({text:o})=>pf.exec(o)?.[0].length??0;if(n(t.line)===0&&!t.signs.includes("introduced"))return t;const s=e.slice(e.indexOf(t.line)+1),r=s.find(({text:o})=>o.trim()===""),i=s.slice(0,r&&s.indexOf(r)).reduce((o,d)=>n(d)>n(o)?d:o,t.line);return{...t,line:i}}const ws=10,hf=5,bf=["cannot","negated","missing","exceeded"],Sf=10,Ef=2;function wf(t,{events:e},n){const{text:s,index:r}=t.line,i=Y(s).trim().split(/\s+/);if(!(/:\s*$/.test(s)&&!/['"`]/.test(s)&&i.length<=ws)||Rs(t))return it(t);const d=g=>g.slice(0,-Y(g).length||void 0),a=d(s),l=e.filter(g=>g.index>r).slice(0,Sf+Ef),c=g=>g.trim()===""||g.trim()===a.trim(),f=g=>a!==""&&d(g)!==a,u=l.findIndex(g=>!c(g.text)&&f(g.text)),m=new Set(u===-1?l:l.slice(0,u)),p=({line:g,score:b,signs:E})=>m.has(g)&&b>=nt&&!E.includes("noEvidence")&&!xe(g)&&!/^\W*See\b/.test(g.text),[h]=n.filter(p).toSorted((g,b)=>g.line.index-b.line.index);return h??it(t)}function it(t){const{text:e}=t.line,n=Y(e).match(/[\p{L}\p{N}]{2,}/gu)?.length??0;if(!(/:\s*$/.test(e)&&!/['"`]/.test(e)&&n<=ws))return t;const r=t.after.find(({text:i,found:o})=>o.kind!=="noise"&&(0,R.bh)(i)&&!(0,w.As)(i));return r===void 0||Rs(t)&&!r.hasSign?t:{...t,line:r}}function Rs({line:t,signs:e}){return(Y(t.text).match(/[\p{L}\p{N}]{2,}/gu)?.length??0)>=hf&&bf.some(s=>e.includes(s))}const Rf=4;function Af(t,e=!1){const n=H0(),s=ba(n.add);return{silence:()=>n.errors(s.end(),void 0,!0),add(r){r.kind!=="hidden"&&r.kind!=="end-of-group"&&s.add(r)},excerpt(r,i=[],o=!0){const d=s.end(r),a=Xu(d),l=e||d.timedOut!==void 0,c=n.errors(d,l?void 0:a,o),f=yf(d.events,c.entries),u={limit:t,step:d,said:f,all:a.all},m=l?Cf(d.last,t,i):Ts({...u,message:a.shown.message}),p=As(m);if(p.lines.length===0&&d.exitCode===void 0)return;const h={...p,exitCode:d.exitCode,errors:c};return l?h:{...h,beside(g){const b=n.beside({step:d,found:c,ranking:a,green:g});if(b===void 0)return;const{message:E,noveltyOf:T,...S}=b;return{...As(Ts({...u,message:E,noveltyOf:T})),...S}}}}}}function As(t){const e=t.findIndex(({text:s})=>s!==""),n=e===-1?[]:t.slice(e);return{lines:n.map(Tf),omitted:n[0]?.index??0}}function Tf({index:t,label:e,text:n,error:s,cut:r},i,o){const d=o[i-1],a=d===void 0?0:t-d.index-1;return{text:e+n,error:s,cut:r,omittedBefore:a}}function Ts({limit:t,step:e,said:n,all:s,message:r,noveltyOf:i}){const{events:o,last:d,endsAt:a}=e,l=new Map,c=t>1?Math.ceil(t/8):0,f=({index:S,text:F})=>!l.has(S)&&F.trim()!=="",u=(S,F)=>{for(const G of S.filter(f))l.size<F&&l.set(G.index,G)},m=S=>{const F=S.filter(f);u(F.slice(Math.max(0,F.length-(t-l.size))),t)};r!==void 0&&u(If(r),t-c),u(n,t-c);const p=[...new Set([...o,...d])].filter(({position:S})=>S<=a).toSorted((S,F)=>S.index-F.index),h=S=>i?.(S)!=="old",g=Nf(p).filter(([S])=>S!==void 0&&h(S)),b=()=>t-c-l.size,E=S=>S.filter(f).length>b();for(const[S,F]of g.entries()){if(S>0&&E(F))break;u(F,t-c)}const T=({signs:S,isCopy:F})=>!F&&!S.includes("noEvidence");u(s.filter(T).map(({line:S})=>S).filter(h),t-Math.ceil(c/2)),i!==void 0&&m(p.filter(S=>i(S)==="new"&&S.found.kind!=="noise")),m(p.filter(({found:{kind:S}})=>S!=="noise"&&S!=="warning")),l.size===0&&m(p);for(const S of o){const F=l.has(S.index-1)&&l.has(S.index+1);S.text.trim()===""&&F&&l.set(S.index,S)}return[...l.values()].sort((S,F)=>S.index-F.index)}function If({line:t,after:e}){return[t,...e.filter(({found:n})=>n.kind!=="noise").slice(0,Rf)]}const kf=4,xf=3,Ff=6;function yf(t,e){return e.slice(0,kf).flatMap(({detail:n,printed:s})=>{const r=t.filter(({text:o})=>n!==void 0&&Of(o,n)),i=t.filter(({mark:o,text:d})=>d===s||o+d===s);return r.length===0?[]:[...r.slice(0,xf),...i.slice(0,1)]})}function Of(t,e){const n=t.trim();return t.includes(e)||n.length>=Ff&&e.includes(n)}const $f=30;function Nf(t){const e=new Set;return t.flatMap((n,s)=>{const r=Is(n);if(r===void 0||e.has(n.text))return[];n.text.length>$f&&e.add(n.text);const i=t.slice(s+1),o=i.findIndex((d,a)=>{const l=a<r.after||n.error&&d.error,c=d.found.kind==="noise"||d.found.kind==="warning";return!l||c||Is(d)!==void 0});return[[n,...i.slice(0,o===-1?void 0:o)]]})}function Is({found:t,error:e}){return t.kind==="failure"||t.kind==="error"&&e?t.form:void 0}const vf=3,Lf=2;function Cf(t,e,n){const s=n.slice(0,vf).flatMap(({printed:a})=>{const l=t.findLastIndex(({text:c})=>c.includes(a));return l===-1?[]:t.slice(l,l+1+Lf)}),r=new Set(t.slice(-e)),o=[...new Set(s.filter(a=>!r.has(a)))].slice(0,Math.floor(e/2)),d=t.slice(-(e-o.length));return[...o,...d].toSorted((a,l)=>a.index-l.index)}const Df=2e4,_f=/^Run (?:actions\/(?!github-script@)|github\/(?!codeql-action\/autobuild@))\S+@/;class Pf{isSeen=!1;#t;#n;#e;#s=si();#r;#i;#d=0;#o="";#a=!1;#l=!1;#c;#f=!1;#u=!1;constructor(e,n){this.#t=e,this.#n=n,this.#e=this.#m()}add(e,n,s){if(this.isSeen=!0,this.#l||=!s,e.isTagged&&this.#g(e),this.#a||=Jr(e.text),e.header==="list"&&this.#o.length<Df&&(this.#o+=`${e.read().text}
`),e.header!==void 0&&(e.header!=="title"||n))return;const r=e.read();if(r.kind==="hidden")this.#p(e);else if(r.kind!=="end-of-group"){this.#e.add(r);const{text:i,kind:o}=r,d=/\s$/.test(e.text);this.#s.read({text:i,isOpen:d,time:e.time,isError:o==="error"}),this.#r?.chooser.add(r),this.#d+=1}}silence(){return this.#e.silence()}excerpt(e,n){const s=e&&!this.#l,r=this.#h(s);if(r===void 0)return;const{omitted:i,errors:o,beside:d}=r,a=ot(this.#t)||o?.timedOut!==void 0,c=(s&&a?this.#s.notEnded():[]).map(({name:u,duration:m})=>({name:u,duration:m})),f=s&&this.#u;return{...r,omitted:n?i:void 0,errors:o&&{...o,mayBeMore:o.mayBeMore===!0||this.#a||!s,log:{...o.log,isWhole:o.log.isWhole&&s},kinds:f?{...o.kinds,proven:"network"}:o.kinds},beside:s?d:void 0,...c.length>0&&{notEnded:c},step:this.#t,origin:this.#l?"parallel-steps":"step"}}#m(){return Af(this.#n,ot(this.#t))}#p({clue:e}){if(e?.kind==="start-action")this.#r={id:e.id,chooser:this.#m(),before:this.#d};else if(e?.kind==="end-action"){const{id:n,conclusion:s}=e;n===this.#r?.id&&s==="failure"&&(this.#i??=this.#r),s==="success"&&this.#i?.id.startsWith(`${n}.`)===!0&&(this.#i=void 0),this.#r=void 0}}#g({clue:e,header:n,text:s}){e?.kind==="header"&&n==="title"&&(this.#c??=e.form==="script",this.#f=!this.#c&&_f.test(e.name),this.#u=!1),e?.kind==="error"&&(this.#u=this.#f&&(P(s)||this.#u&&(0,R.yp)(s)))}#h(e){const n=this.#s.notEnded(),s=this.#e.excerpt(this.#o,n,e),r=this.#i?.chooser.excerpt(this.#o,n,e),{before:i=0}=this.#i??{};if(r===void 0||r.lines.length===0)return s;const o=a=>({...a,omitted:a.omitted===void 0?void 0:i+a.omitted}),d=a=>{const l=r.beside?.(a);return l&&o(l)};return{...o(r),exitCode:r.exitCode??s?.exitCode,beside:d}}}function ot({state:t}){return t.kind==="finished"&&t.conclusion==="cancelled"}const Mf=/^Artifact .+ (?:uploaded! Final size is \d+ bytes\. Artifact ID is|finalized\. Artifact ID) (\d+)$/,Uf=2;class Wf{isAtEnd=!1;uploads=[];#t;#n;#e;#s;#r=new Zs;#i;#d;#o=new Map;#a=new Set;#l=new Set;constructor(e,n){const{steps:s,targets:r,limit:i}=e;this.#t=e,this.#n=n;const o=this.#f.bind(this);this.#e=new Br({steps:s,fromStart:n,emit:o}),this.#s=Bs(n),this.#i=new zf(i),this.#d=new Map(r.map(d=>[d,new Pf(d,i)]))}add(e){this.#e.add(e)}end(e){this.#e.end(),this.isAtEnd=e}isOver(){const{targets:e,parts:n=!1}=this.#t;return!n&&e.length>0&&e.every(s=>this.#e.isOver(s))}isWhole(e){return this.#c(e)&&(this.#e.hasBegun(e)||ot(e))}excerptOf(e){if(!this.#o.has(e)){const n=this.#d.get(e),s=this.#e.hasBegun(e);this.#o.set(e,n?.excerpt(this.isWhole(e),s))}return this.#o.get(e)}continuedBefore({number:e}){return this.#t.steps.filter(n=>n.number<e&&(0,ct.P)(n)).filter(n=>this.#a.has(n)||this.#l.has(n)).slice(0,Uf)}facts(){return this.#s.facts()}partsOf(e){return this.#e.hasBegun(e)&&this.#c(e)?this.#r.partsOf(e):void 0}fallback(e){const n=this.#i.excerpt(),s=this.#n?n?.omitted:void 0,i=e&&(0,ct.P)(e)&&this.isWhole(e)?this.#d.get(e)?.silence():void 0;return n&&{...n,omitted:s,step:e,origin:"end",errors:i}}#c(e){return this.isAtEnd||this.#e.isOver(e)}#f(e,n){this.#s.add(e,n),this.#r.add(e,n);const[,s]=Mf.exec(e.text)??[];if(s!==void 0&&this.uploads.push(Number(s)),this.#t.limit===0)return;const[r]=n,i=n.length===1;r!==void 0&&i&&e.time!==void 0&&this.#u(e,r);let o=this.#d.size>0;for(const[d,a]of this.#d){const l=!a.isSeen&&this.#e.hasBegun(d);n.includes(d)&&a.add(e,l,i),o&&=a.isSeen}o||this.#i.add(e,n)}#u(e,n){const s=e.isTagged?e.clue:"text";s==="text"?this.#a.delete(n):s?.kind==="error"?this.#a.add(n):s?.kind==="end-action"&&s.outcome==="failure"&&this.#l.add(n)}}class zf{#t;#n=[];#e=0;#s=!1;#r=!1;constructor(e){this.#t=e}add(e,n){if(this.#r||=e.time!==void 0,this.#s||=Bf(e,n),this.#s||e.header==="list")return;const{kind:s,text:r,cut:i}=e.read();if(r==="")return;const o=ae({kind:s})+r;this.#n.push({text:o,error:s==="error",cut:i,omittedBefore:0}),this.#e+=1,this.#n.length>2*this.#t+100&&(this.#n=this.#n.slice(-this.#t))}excerpt(){const e=this.#n.slice(Math.max(0,this.#n.length-this.#t));if(!(e.length===0||!this.#r))return{lines:e,omitted:this.#e-e.length,exitCode:void 0}}}function Bf({clue:t},e){return(t?.kind==="cleanup"||t?.kind==="runner"&&t.steps.test("Complete job"))&&e.every(({name:s})=>/^(?:Post |Complete job$)/.test(s))}const ks=10,xs=16384;function Gf(){let t=[],e=0,n=!1;function s(i){const o=i.subarray(0,Math.max(0,xs-e));o.length<i.length&&(n=!0),o.length>0&&t.push(Buffer.from(o)),e+=o.length}function r(){const i={bytes:Buffer.concat(t),cut:n};return t=[],e=0,n=!1,i}return{*push(i){const o=Buffer.from(i.buffer,i.byteOffset,i.byteLength);let d=0;for(let a=o.indexOf(ks);a!==-1;a=o.indexOf(ks,d)){const l=o.subarray(d,a);d=a+1,e===0&&l.length<=xs?yield{bytes:l,cut:!1}:(s(l),yield r())}d<o.length&&s(o.subarray(d))},*end(){e>0&&(yield r())}}}const Fs=262144,ys=lt.sr,Os=16777216,jf=lt.w5;async function Kf(t,e){const{readers:n,unread:s}=await $s(t,e),r=vs(n,e),[i]=e.targets,o=r[0]?.errors?.isInToolForm===!1,d=new Set(o&&i?n.flatMap(u=>u.continuedBefore(i)):[]),a={...e,targets:[...d],parts:!1},l=d.size===0?[]:await $s(t,a).then(u=>u.readers,()=>[]),f=vs(l,a).filter(({origin:u})=>u==="step").map(u=>({...u,continued:u.step?.name}));return{excerpts:[...r,...f],parts:Zf(n,e),uploads:[...new Set(n.flatMap(u=>u.uploads))],facts:n[0]?.facts(),unread:s}}async function $s(t,e){const{targets:n,limit:s,parts:r=!1}=e,i=await t({from:0,to:Fs-1}),{size:o}=i,d=await Ns(i,e),a=[d];if(o===void 0||d.isAtEnd)return{readers:a};const l=async(m,p)=>a.push(await Ns(await t({from:m,to:p-1}),e));r&&await l(0,Math.min(o,Os));const c=o<=ys?[o]:[Fs,ys,jf],f=m=>a.some(p=>p.isWhole(m));let u;for(const m of s===0?[]:c){if(n.length===0?a.at(-1)?.isAtEnd:n.every(f))break;await l(Math.max(0,o-m),o).catch(p=>{const h=g=>a.some(b=>b.excerptOf(g));if(a.length===1||!n.every(h))throw p;u=p})}return{readers:a,unread:u}}async function Ns({body:t,from:e,size:n},s){const r=new Wf(s,e===0),i=Gf();let o=e,d=!1,a=e===0;const l=f=>{for(const u of f)a&&r.add(u),a=!0};for await(const f of t)if(l(i.push(f)),o+=f.length,d=r.isOver()||s.limit===0&&o>Os,d)break;const c=n===void 0?!d:o>=n;return c&&l(i.end()),r.end(c),r}function vs(t,{targets:e,limit:n}){if(n===0)return[];const s=t.at(-1);return e.length===0?[s?.fallback(void 0)??[]].flat():e.flatMap(r=>(t.find(d=>d.isWhole(r))??t.findLast(d=>d.excerptOf(r)))?.excerptOf(r)??s?.fallback(r)??[])}function Zf(t,{steps:e}){return new Map(e.flatMap(n=>{const[s]=t.flatMap(r=>r.partsOf(n)??[]);return s===void 0?[]:[[n.number,s]]}))}})};export{Vf as id,qf as ids,Yf as modules};
