namespace Server.Agents.Offline.Reading;

/// <summary>How sure it is that a method is asked for by its own words.</summary>
internal static class CallFit
{
    // "Dance" is all that is said, or it is talk; "stand by me" is no "stand", "turn left to get there" no command.
    private const double Told = 0.98, Phrase = 0.8, OneWord = 0.76, Elsewhere = 0.65;

    /// <param name="arguments">How many of its parameters were said.</param>
    public static double Of(Frame frame, MethodModel method, int arguments)
    {
        var isTold = method.Words.Count > 1 || frame.Mentions.Count > 0 || arguments > 0
            || method.Descriptor.Parameters.Any(parameter => parameter.Required);
        return (isTold ? Told : frame.HasPhrase ? Phrase : OneWord)
            * (arguments == 0 && (frame.Has(WordRole.To) || frame.Has(WordRole.By)) ? Elsewhere : 1);
    }
}
