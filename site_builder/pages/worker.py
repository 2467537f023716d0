"""Holds the service worker of a site as JavaScript. `pages.offline` fills in what stands in capitals after `_`.

It is ES5 for Chrome 50 and Safari 11.3; names are short because it may weigh 1 kB when it is packed.
"""

SOURCE = r"""
// S: the address of the site, with which the names of its caches begin, one for each unit. B: the units it looks at.
var S=registration.scope+" ",B={},C=caches,O={cache:"no-cache",redirect:"manual"};
function J(r){return r?r.json():{}}
// Keeps a page, on which then stands of which day it is. What is no page is kept as it is.
function W(c,u,r,t){
return c.put(u,new Response(t.replace(/<body.*?>/,"$&_COPY"+new Date().toLocaleDateString("_LANG")+"_AFTER"),r))}
// Brings what is kept of a unit up to date. Its list has a digest for each page: what differs is fetched, one after the
// other; where the network fails, the next look goes on from there. Phones that save data keep the first two only.
function K(h){var l=h+"_LIST";function z(){B[h]=0}return B[h]=B[h]||Promise.all([fetch(l,O).then(J),
C.match(l).then(J),C.open(S+h)]).then(function(a){
var n=a[0],w=a[1],c=a[2],p,d=f();
function f(){return c.put(l,new Response(JSON.stringify(w)))}
for(p in w)n[p]||c.delete(h+p)&&delete w[p];
Object.keys(n).slice(0,(navigator.connection||0).saveData?2:99).map(function(p){
if(n[p]!=w[p])d=d.then(function(){return fetch(h+p,O)}).then(function(r){return r.ok&&r.text().then(function(t){
return W(c,h+p,r,t,w[p]=n[p])})})
});
return d.then(f,f)}).then(z,z)}
// After a page was opened: keeps what its unit lists. The page of a printed code is on no list, and is kept too. Of all
// units only the last four stay.
function V(r){return r.text().then(function(t){
var u=r.url.replace(/[?#].*/,""),h=new URL(/_WORKER#(.*?)"/.exec(t)[1],u).href;
return K(h).then(function(){return/_CODES\d/.test(u)&&C.open(S+h).then(function(c){return W(c,u,r,t)})})
}).then(function(){return C.keys()}).then(function(k){k.filter(function(r){
return!r.indexOf(S)}).slice(0,-4).map(function(r){C.delete(r)})})}
oninstall=skipWaiting;
// The first page was opened before there was a worker.
onactivate=function(e){e.waitUntil(clients.matchAll({includeUncontrolled:true}).then(function(r){
return Promise.all(r.map(function(r){
return fetch(r.url).then(V)
}))}))};
// Network first: what the browser has kept by itself is asked for anew, or it would pass for the page of today, and a
// page that leads on does so in the browser. Where the network fails, or has not answered after three seconds, the copy
// is shown.
onfetch=function(e){var r=e.request,u=r.url,g=r.mode=="navigate",a,s;
if(g||/js$/.test(u)){
a=fetch(u,O).then(function(r){s=g&&V(r.clone());return r});
e.respondWith(C.match(u.replace(/[?#].*/,"")).then(function(k){return Promise.race([
a.then(function(r){return r.status>499&&k||r},function(){
return k||new Response(new Blob(["_MISSING"],{type:"text/html;charset=utf8"}))}),
new Promise(function(r){k&&setTimeout(r,3000,k)})])}));
e.waitUntil(a.then(function(){return s}))}};
"""
"""Lines that begin with `//` are comments. They and the ends of lines are left out of what is published."""
GONE = r"""
// Whoever still has the worker of a site that keeps nothing any more gets this one: it removes copies, and itself.
var S=registration.scope+" ",C=caches;
oninstall=skipWaiting;
onactivate=function(e){e.waitUntil(C.keys().then(function(k){return Promise.all(k.map(function(n){
return n.indexOf(S)||C.delete(n)}))}).then(function(){
return registration.unregister()}))};
"""
