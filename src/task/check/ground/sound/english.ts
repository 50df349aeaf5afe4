import { unmarked } from "../spelt.ts";
import { createHearing, type Hear } from "./sound.ts";

/** Names in English keep the letters of the languages they come from, mostly without the marks: c in Cavusoglu is ч. */
const RULES =
  "^tr(?=[aeiou]{1,2}n[gh]?$)=tC+r? ^(?:kn|gn)=n ^wr=r ^x=sSzCJ ^ps=p?+s ^eu=y? ^[uy]=y? ^mc=m+k " +
  "tsch=t?+C sch=SsC+k? tch=t?+CS sh=SsC ch=CSkxJ zh=ZzJC kh=xkh gh=gh? ph=fpv bh=bv th=tdszf dh=d ts=t?+sCz tz=t?+sCz " +
  "cz=Cs sz=Ss dzh=d?+JZ dj=d?+JZ gy=gdJ ck=k sc(?=[eiy])=sSC+k? " +
  "q(?=u)=kCg+vw? q=kCSsg x=kg+sSz c(?=[rlt])=k c=kgsCSJ z=zsZCSJd j=JZCSzsxhy " +
  "ng(?=[ei])=nm+gkJZ? ng=nm+gk? gn=g?+n ļ=lrgyJZ~ dg(?=e)=d?+JZ (?<=[aeiou])g(?=[aeiou]|lu$)=gkhJZx~ g(?=[eiy])=gJZxhk g=gkh " +
  "(?<=[ao])l(?=[kfm])=l~ (?<=m)b$=b? " +
  "t$=tdC~ d$=dt~ p$=p~ s$=sSz~ h=hxgk? w=vwbgf? y=y? u(?=[aeio])=vw? " +
  "b=b f=f v=vbfw p=p t=t d=d s=sSz k=k m=m n=n l=l";

const AT_END = "(?<=[aeiouy])r(?![aeiouy])";
const rhotic = createHearing(`${RULES} ${AT_END}=r~ r=r`);
const dropping = createHearing(`${RULES} ${AT_END}=r? r=r`);

/** A word of an English text, for a script that has an r at the end of a syllable, or for one that drops it. */
export function createEnglishHearing(dropsR: boolean): Hear {
  const hear = dropsR ? dropping : rhotic;
  // Castillo and Vallejo, whose double l is another sound.
  return (word) => hear(unmarked(word).replace(/ll(?=[ao]|e[gj])/g, "ļ"));
}
