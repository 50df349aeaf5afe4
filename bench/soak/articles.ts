const PARAGRAPHS = 12;

/** A page of French news that no other command asks for; its number stands in every line. */
export function article(number: number): string {
  const lines = Array.from(
    { length: PARAGRAPHS },
    (_, index) =>
      `<p>Dépêche ${number}, alinéa ${index + 1} : le port a rouvert lundi et ${index + 20} navires attendent encore au large. ` +
      `« Nous reprendrons demain », a déclaré Marie Dubois, porte-parole du syndicat numéro ${number}.</p>`,
  );
  return `<html lang="fr"><title>Dépêche ${number}</title><article><h1>Le port rouvre, dépêche ${number}</h1>${lines.join("")}</article></html>`;
}
