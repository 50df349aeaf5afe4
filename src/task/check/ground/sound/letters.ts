/** How the letters of scripts sound in foreign names, as rules of `createHearing`. */

export const CYRILLIC =
  "[яюёеєїйј]=y? б=b в=vwf ў=vw? г=ghx ґ=g ғ=g ѓ=gd дз=zJ чж=ZJC цз=JzC д=d ж=ZJz җ=JZ ҷ=JZ з=zs ѕ=z к=k қ=k ќ=k л=l љ=l м=m н=n њ=n ң=n " +
  "п=p р=r с=s т=t ф=fvt х=xhk ҳ=h һ=h ц=Cszt ч=CJ ш=SsC щ=SC ђ=Jd ћ=Ct џ=J";

export const GREEK =
  "μπ=m?+bp ντ=n?+dt γ[κγ]=n?+gk γχ=n+x (?<=[αεη])υ=vf? γ=gyhx β=vb δ=d ζ=zsZJ θ=tdsf κ=k λ=l μ=m ν=n ξ=k+s π=p ρ=r " +
  "[σς]=sSzZCJ τ=t φ=fpv χ=xhkS ψ=p+s";

export const ARABIC =
  "^[اإ](?=س)=y? ب=bpv پ=p ت=t ث=tsf ج=JgZCk چ=C ح=hx~ خ=xkh د=d ذ=dz ر=r ز=zZs ژ=ZJ س=s ش=SCs ص=s ض=dz ط=t ظ=zd غ=gkh ف=fvp ڤ=v " +
  "ق=kg [كک]=kg [گڭ]=g ل=l م=m ن=n ں=n~ [هھہۀۂە]=h? ة=t? [وۋ]=vw? [يیےىې]=y? ٹ=t ڈ=d ڑ=rd";

export const HEBREW =
  "ב=bv ג=gJZ ד=dJ ה=h? ו=vw? ז=zZs ח=xhC ט=t י=y? [כך]=kx ל=l [מם]=m [נן]=n ס=sz [פף]=pf [צץ]=CszJ ק=k ר=r ש=SsC ת=tsC";

export const HANGUL =
  "ᄋ[ᅣᅤᅧᅨᅭᅲ]=y? ᄋ[ᅪ-ᅬᅯ-ᅱ]=w? [ᅣᅤᅧᅨᅭᅲ]=y? [ᅪ-ᅬᅯ-ᅱ]=w? ᆯᄅ=lr [ᄀᄁᆨᆩ]=kg ᆪ=kg+s [ᄂᆫ]=n ᆼ=n ᆬ=n [ᄃᄄ]=tdJ [ᄅᆯ]=lr ᆰ=lr+k [ᄆᆷ]=m [ᄇᄈᆸ]=bpv " +
  "[ᄉᄊ]=sSzt [ᆺᆻ]=tsd [ᄌᄍ]=JCzZs ᄎ=CsStJ ᄏ=k [ᄐᆮ]=t ᄑ=pf ᄒ=hfx";

export const KATAKANA =
  "[ヤユヨャュョ]=y? [ワヲウヮ]=w? [カキクケコヵヶ]=k [ガギグゲゴ]=g [サスセソ]=st シ=Sst [ザゼゾ]=z ズ=zdJ ジ=JZzd " +
  "[タテト]=t チ=CtS ツ=Cstz [ダデド]=d [ヂヅ]=Jzd [ナニヌネノ]=n ン=nm [ハヘホ]=hx ヒ=hfx フ=fhx [バビブベボ]=bv ヴ=vb " +
  "[パピプペポ]=p [マミムメモ]=m [ラリルレロ]=lr";

export const GEORGIAN =
  "ბ=b გ=g დ=d ვ=vw ზ=z თ=t კ=k ლ=l მ=m ნ=n პ=p ჟ=ZJ რ=r ს=s ტ=t ფ=pf ქ=k ღ=gh ყ=kg შ=SC ჩ=C ც=Cs ძ=zJ წ=Cs ჭ=C ხ=xhk ჯ=JZ ჰ=h?";

export const ARMENIAN =
  "[եէ]=y? յ=yh? և=vf? ու=w? բ=bp գ=gk դ=dt զ=z թ=t ժ=ZJ լ=l խ=xk ծ=Cs կ=kg հ=h? ձ=Jz ղ=lgx ճ=CJ մ=m ն=n շ=S չ=C պ=pb ջ=JC ռ=r ս=s " +
  "վ=vw տ=td ր=r ց=Cs ւ=vw? փ=pf ք=k ֆ=f";
