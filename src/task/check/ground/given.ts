/** Given names that the press of the world is full of, as English writes them; no places, brands or words among them. */
const NAMES =
  "aaron abdul abdullah abdulrahman abigail adam adriana adrian agnes ahmad ahmed aisha akira alain alan albert alberto " +
  "alejandra alejandro aleksandr aleksandra aleksei alex alexander alexandra alexandre alexei alexey alfred alfredo ali alice " +
  "alicia alina amanda amina amir ana anastasia anatoly anders andre andrea andreas andrei andrej andres andrew andrey andriy " +
  "andrzej angela angelina anita anja ann anna anne annie anthony anton antonio antony anwar arif arjun arnaud arthur artem " +
  "arturo asif astrid ayesha ayse barbara bashar ben benedict benjamin bernard bernardo bernd bill birgit björn bob bogdan " +
  "boris brian bruno burak camille camila carl carla carlos carmen carolina caroline catherine cecilia celine charles " +
  "chiara chris christina christine christoph christophe christopher claire claudia claudio clemens cristian cristina cyril " +
  "dan daniel daniela daniele danilo darya dave david deborah denis dennis diana diego dieter dimitri dinesh dirk dmitri " +
  "dmitry dmytro dominik dominique donald dorothy edgar eduard eduardo edward edwin ekaterina elena eleni elias elisabeth " +
  "elizabeth ella ellen emil emily emma emmanuel enrique eric erica erik erika ernest ernesto esther eva evelyn evgeny " +
  "fabian fabio farid fatima fatma federico felipe felix ferdinand fernanda fernando filip florian francesca francesco " +
  "francisco franck frank franz fred frederic friedrich fumio gabriel gabriela gareth gary gennady george georg georges " +
  "georgios gerard gerhard gianni gilbert giorgia giorgio giovanni giulia giuseppe gonzalo grzegorz guido guillaume " +
  "guillermo gustavo hamid hanna hannah hans harold harry haruto hasan hassan heather heiko heinrich helen helena helene " +
  "helmut henri henry hiroshi hugo hussein ian ibrahim ignacio igor ilona ilya imran ingrid inna irene irina isabel " +
  "isabella ismail istván ivan ivana jacob jacques jakob jakub jamal james jan jana janet janine javier jean jeff jeffrey " +
  "jennifer jens jeremy jerome jerzy jessica jim joachim joanna joao joaquin joe johan johanna johannes john johnny jonas " +
  "jonathan jorge jose josé josef joseph juan judith julia julian juliana julie jürgen kamal karen karim karin karl " +
  "karolina katarina kate katharina katherine kathrin katja kazuo keir keiko keith kenji kenneth kevin khalid kirill klaus " +
  "krzysztof kseniya kumar kyriakos larisa larissa lars laura laurent lech leila leon leonid leyla linda lisa lorenzo louise " +
  "luc luca lucas lucia luigi luis luisa luiz lukas lyudmila magdalena mahmoud maksim manfred manuel marc marcel marcelo " +
  "marcin marco marcos marek margaret maria marian mariana marie marina mario marion mark markus marta martha martin " +
  "martina mary masato mateusz mathieu matteo matthew matthias maurice mauricio max maxim maxime mehdi mehmet melanie " +
  "michael michaela michal michel michelle miguel mikael mikhail mike milan milena milos ming miriam mohamed mohammad " +
  "mohammed moritz muhammad mustafa mykola nadia nancy naomi narendra natalia natalie natalya nathalie nathan nick nicola " +
  "nicolas nicole nikita nikolai nikolas nikolaos nina noah nora norbert oksana olaf oleg oleh oleksandr olena olga olha " +
  "oliver olivia olivier omar oscar oskar osman otto pablo paolo pascal patricia patrick patrik paul paula paulo pavel pavlo " +
  "pawel pedro penelope pete peter petr petra petro philip philipp philippe pierre pietro piotr pradeep priya rachel rafael " +
  "rahul rainer rajesh ralf ramon rania rashid raul ravi raymond rebecca recep renate rene ricardo riccardo richard rita " +
  "robert roberto rodrigo roger roland roman ronald rosa rudolf ruslan ruth sabine said salman samuel sandra sanjay sara " +
  "sarah sebastian sergei sergey sergio serhiy shinzo sigrid silvia simon simone sofia sonia sophie stanislav stefan " +
  "stefanie stefano stephan stephanie stephen steve steven sunil susan susanne suzanne svetlana sven sylvia sylvie takashi " +
  "tamara taras tariq tatiana tatyana teresa theodor theresa therese thierry thomas tim timothy tobias tom tomas tomasz tony " +
  "ulrich ulrike ursula uwe vadim valentin valentina valeria valery vasily vera veronica veronika viktor viktoria vijay " +
  "vincent vitali vitaly vladimir vladislav volodymyr walter wanda werner wilhelm william wladimir wojciech wolfgang xavier " +
  "yana yaroslav yasmin yoko yolanda youssef yuki yulia yuri yuriy yusuf yves yvonne zbigniew zoltan";

export const GIVEN_NAMES: ReadonlySet<string> = new Set(NAMES.split(" "));
