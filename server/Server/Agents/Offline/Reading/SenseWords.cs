namespace Server.Agents.Offline.Reading;

/// <summary>The words of meanings, for a name that was made of them: "the pasta timer".</summary>
internal static class SenseWords
{
    public static string Of(Sense sense) => sense switch
    {
        UnknownSense unknown => unknown.Word,
        TimerNameSense timer => timer.Name,
        FeatureSense feature => feature.Feature.Name,
        NameSense name => name.Name,
        ColorSense color => color.Color,
        ValueSense value => value.Value,
        PropertySense property => property.Property,
        VerbSense verb => verb.Act,
        _ => "",
    };
}
