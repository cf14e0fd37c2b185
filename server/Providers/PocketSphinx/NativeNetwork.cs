namespace Providers.PocketSphinx;

/// <summary>Hands a network of commands to a decoder, together with what else may be spoken: any sequence of phones. Both
/// are searched at once, so that their scores compare; the way through the phones ends in a word that nobody says, and is
/// therefore never the result.</summary>
internal static unsafe class NativeNetwork
{
    // How much more an unlikely command must sound like what was said. With 1, two of five other sentences were taken for
    // a chain of short commands.
    private const int LanguageWeight = 4;

    // Every word costs this much, so that phones do not come too cheap; a command gets it back, or a short word such as
    // "the" would be lost in noise. It is 10 ln 0.65 in the decoder's logarithms.
    private const int WordCost = 43 << 10;

    // What the weights of a grammar make rare may still be said.
    private const double EqualShare = 0.01;

    /// <returns>False when PocketSphinx refuses it: a word has no pronunciation.</returns>
    public static bool TrySet(DecoderHandle decoder, string name, WordNetwork commands)
    {
        nint logarithms = SphinxLibrary.GetLogarithms(decoder);
        int end = commands.States.Count;
        int otherSpeech = end + 1;
        NetworkModel* network = SphinxLibrary.CreateNetwork(name, logarithms, languageWeight: 1, end + 2);
        try
        {
            if (network->States != end + 2 || network->StartState != 0 || network->FinalState != 0)
                throw new InvalidOperationException("This build of the library lays its networks out otherwise; PocketSphinx 0.8+5prealpha is needed.");
            network->FinalState = end;
            for (int i = 0; i < end; i++)
                AddState(i, commands.States[i], i == 0 ? 2 : 1);
            AddOtherSpeech(0, 2);
            AddOtherSpeech(otherSpeech, 2);
            SphinxLibrary.AddArc(network, otherSpeech, end, Logarithm(0.5), SphinxLibrary.AddNetworkWord(network, OtherSpeech.Unspoken));
            return SphinxLibrary.SetNetwork(decoder, name, network) >= 0;
        }
        finally
        {
            _ = SphinxLibrary.FreeNetwork(network);
        }

        int Logarithm(double share) => SphinxLibrary.Logarithm(logarithms, share);

        // Everything that may follow weighs what the grammar gives it, and a little more.

        void AddState(int from, WordNetwork.State state, int kinds)
        {
            double sum = state.EndWeight + state.Arcs.Sum(arc => arc.Weight);
            int ways = state.Arcs.Count + (state.IsEnd ? 1 : 0);
            foreach (WordNetwork.Arc arc in state.Arcs)
                SphinxLibrary.AddArc(network, from, arc.Target, WordCost + Share(arc.Weight), SphinxLibrary.AddNetworkWord(network, arc.Word));
            if (state.IsEnd)
                _ = SphinxLibrary.AddFreeArc(network, from, end, Share(state.EndWeight));

            int Share(double weight)
            {
                double known = sum > 0 ? weight / sum : 1.0 / ways;
                return LanguageWeight * Logarithm(((1 - EqualShare) * known + EqualShare / ways) / kinds);
            }
        }

        void AddOtherSpeech(int from, int kinds)
        {
            int share = Logarithm(1.0 / kinds / OtherSpeech.Phones.Count);
            foreach ((string word, _) in OtherSpeech.Phones)
                SphinxLibrary.AddArc(network, from, otherSpeech, share, SphinxLibrary.AddNetworkWord(network, word));
        }
    }
}
