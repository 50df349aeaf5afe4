/** Where people share what is no article: videos, music, pictures, posts, games, shops, code, documents. */
const OTHER_SITES: ReadonlySet<string> = new Set(
  [
    "bilibili.com dailymotion.com tiktok.com twitch.tv vimeo.com youtu.be youtube.com",
    "bandcamp.com music.apple.com soundcloud.com spotify.com",
    "flickr.com imgur.com instagram.com pinterest.com",
    "bsky.app facebook.com fb.watch linkedin.com reddit.com redd.it t.me threads.net twitter.com vk.com x.com",
    "itch.io roblox.com steamcommunity.com steampowered.com",
    "aliexpress.com amazon.co.uk amazon.com amazon.de amazon.fr ebay.com ebay.de etsy.com",
    "github.com gitlab.com npmjs.com stackoverflow.com",
    "docs.google.com drive.google.com dropbox.com forms.gle maps.app.goo.gl maps.google.com zoom.us",
  ].flatMap((sites) => sites.split(" ")),
);

const OTHER_FILE =
  /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|mp4|webm|mov|mkv|mp3|ogg|wav|flac|zip|rar|7z|gz|exe|apk|dmg|iso)$/i;

/** False for what hardly is an article, where nobody has asked for it by name. A site's front page leads to many. */
export function isLikelyArticle(url: string): boolean {
  const { hostname, pathname, search } = new URL(url);
  const isFront = pathname === "/" && search === "";
  return !isFront && !OTHER_FILE.test(pathname) && !domainsOf(hostname).some((domain) => OTHER_SITES.has(domain));
}

/** `a.b.c` and all it is in: `b.c`, `c`. */
function domainsOf(hostname: string): string[] {
  const labels = hostname.split(".");
  return labels.map((_, index) => labels.slice(index).join("."));
}
