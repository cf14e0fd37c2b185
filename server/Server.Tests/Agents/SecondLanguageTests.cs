using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;
using Server.Agents.Offline.Reading;

namespace Server.Tests.Agents;

/// <summary>Another language is one more file: a small German, with verbs in two parts and words of its own for
/// properties, methods and values.</summary>
[TestClass]
public class SecondLanguageTests
{
    private const string German = """
        code: de
        letters: "abcdefghijklmnopqrstuvwxyzäöüß"
        symbols: { "%": prozent }
        articles: [der, die, das, den, dem]
        joint: "und"
        thing_joint: und
        polite_before: "bitte"
        polite_after: "bitte"
        numbers:
          words: [NUMBERS]
          hundred: hundert
          thousand: tausend
          hundred_joint: und
          point: komma
          half: einhalb
          minus: minus
        levels: { 1: [maximum] }
        amounts: { 0.1: [etwas] }
        units:
          percent: { words: [prozent], symbols: ["%"] }
          degrees: { words: [grad], symbols: ["°"] }
        kinds:
          light: { words: [licht, lampe], plural: [lichter, lampen] }
          curtain: { words: [vorhang], plural: [vorhänge] }
          sensor: { words: [sensor], plural: [sensoren] }
        properties:
          brightness: { words: [helligkeit], unit: percent, more: { up: [heller], down: [dunkler] } }
          color: { words: [farbe] }
          temperature: { words: [temperatur], unit: degrees, ask: ["wie warm ist es"] }
        methods:
          open: ["öffne", "mach {thing} auf"]
          close: ["schließe", "mach {thing} zu"]
        values: { red: [rot], blue: [blau] }
        adjusting: { raise: { up: [erhöhe], down: [senke] }, up: { up: [hoch], down: [runter] } }
        pieces: { turn: "schalte|mach", set: "stelle|mach", is: "ist|sind" }
        patterns:
          power: ["{turn} {things} {power}"]
          set: ["{set} {property} [von {thing}] auf {value}"]
          set_main: ["{set} {thing} auf {value}"]
          choose: ["{set} {thing} [auf] {value}"]
          adjust: ["{raise} {property}", "[mach {thing}] [{amount}] {more}"]
          ask: ["wie ist {property} [von {place}]"]
          ask_power: ["{is} {thing} {power}"]
          call: ["{method} {thing} {parameters}"]
          parameter: "[auf] {value}"
          parameter_named: "{name} {value}"
          answer: "{thing}"
          answer_all: "beide"
          yes: "ja"
          no: "nein"
          stop: "stopp"
          thanks: "danke"
          help: "hilfe"
        power: { on: [an, ein], off: [aus] }
        flags: { true: [ja], false: [nein] }
        pronouns: [es, sie, ihn]
        all_of_kind: ["alle {kinds}"]
        everything: [alles]
        placed: "{kind} im {rest}"
        answers:
          not_understood: "Das habe ich nicht verstanden."
          the_thing: "{thing}"
          comma: ", "
          and: " und "
          and_clause: " und "
          or: " oder "
          done: "gut."
          which: "{things}?"
          power_on: "{things} ist an."
          power_off: "{things} ist aus."
          yes: "ja, {sentence}"
          no: "nein, {sentence}"
          thing_is: "{things} ist {value}."
          property_is: "{property} von {things} ist {value}."
          reading_is: "{property} ist {value}."
        """;

    private static readonly string[] Ones =
        ["\"null\"", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
        "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"];

    private static readonly string[] Tens =
        ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];

    private static readonly Language Language = Language.Read(
        new StringReader(German.Replace("NUMBERS", string.Join(", ", Enumerable.Range(0, 101).Select(Number)), StringComparison.Ordinal)), "de");

    private static readonly OfflineAgent Agent = new(Language);

    [TestMethod]
    [DataRow("Schalte das Licht im Wohnzimmer ein!", "wohnzimmer_licht.turn_on()")]
    [DataRow("mach bitte alles aus", "Das habe ich nicht verstanden.")]
    [DataRow("bitte mach alles aus", "wohnzimmer_licht.turn_off()")]
    [DataRow("stelle die Helligkeit auf einundzwanzig Prozent", "wohnzimmer_licht.set_brightness(value=21)")]
    [DataRow("stelle die Lampe auf 50%", "wohnzimmer_licht.set_brightness(value=50)")]
    [DataRow("mach das Licht etwas heller", "wohnzimmer_licht.set_brightness(value=60)")]
    [DataRow("mach das Licht rot", "wohnzimmer_licht.set_color(color=red)")]
    [DataRow("wie ist die Farbe von der Lampe", "Farbe von wohnzimmer licht ist blau.")]
    [DataRow("öffne den Vorhang", "vorhang.open()")]
    [DataRow("mach den Vorhang zu und schalte das Licht an", "vorhang.close(); wohnzimmer_licht.turn_on()")]
    [DataRow("ist das Licht an", "Nein, wohnzimmer licht ist aus.")]
    [DataRow("wie warm ist es", "Temperatur ist 21.5 grad.")]
    [DataRow("turn on the light", "Das habe ich nicht verstanden.")]
    public async Task A_sentence_does_what_it_says(string sentence, string calls) =>
        Assert.AreEqual(calls, await new Talk(Furnished(), Agent).DoAsync(sentence));

    [TestMethod]
    public void Its_grammar_is_understood()
    {
        var model = CommandModel.Build([.. Furnished().Things.Select(thing => thing.Descriptor)], new SpokenLanguage(Language));
        var grammar = new JsgfGrammar(model.Vocabulary.Jsgf);
        Assert.IsEmpty(grammar.Missing);
        var random = new Random(7);
        for (var i = 0; i < 100; i++)
        {
            var sentence = grammar.Sample(random);
            Assert.IsNotEmpty(model.Understand(sentence), sentence);
        }
    }

    private static House Furnished() => new House(
            Descriptors.Light("wohnzimmer_licht"), Descriptors.Curtain.Replace("\"curtain\"", "\"vorhang\"", StringComparison.Ordinal), Descriptors.Sensor("sensor"))
        .With("wohnzimmer_licht", "power", false).With("wohnzimmer_licht", "brightness", 50.0).With("wohnzimmer_licht", "color", "blue")
        .With("sensor", "temperature", 21.5).With("sensor", "humidity", 40.0).With("vorhang", "position", 0.0);

    private static string Number(int number) => number switch
    {
        < 20 => Ones[number],
        100 => "hundert",
        _ when number % 10 == 0 => Tens[number / 10],
        _ => (number % 10 == 1 ? "ein" : Ones[number % 10]) + "und" + Tens[number / 10],
    };
}
