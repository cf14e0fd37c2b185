using Nano;

namespace Emulator.Attached;

/// <summary>A strip of WS2812B diodes on one data line.</summary>
internal sealed class LedStrip : WiredHardware
{
    private readonly DiodeChain _chain;

    public LedStrip(string thing, EmulatedMachine machine, int dataPin, int leds)
        : base(thing)
    {
        _chain = new DiodeChain(leds);
        machine.Pins[dataPin].TrainSent += (_, train) =>
        {
            _chain.Receive(train);
            RaiseChanged();
        };
    }

    public IReadOnlyList<DiodeColor> Diodes => _chain.Diodes;

    /// <summary>Why the last data could not be read; empty when they could.</summary>
    public string Problem => _chain.Problem;

    public bool IsOn => Diodes.Any(diode => diode != default);

    /// <summary>The brightest of the strip's colours, as shares of the full duty.</summary>
    public (double Red, double Green, double Blue) Brightest
    {
        get
        {
            var brightest = Diodes.MaxBy(diode => Math.Max(diode.Red, Math.Max(diode.Green, diode.Blue)));
            return (brightest.Red / 255.0, brightest.Green / 255.0, brightest.Blue / 255.0);
        }
    }

    public override string Describe()
    {
        if (Problem.Length > 0) return $"garbled: {Problem}";
        if (!IsOn) return "off";
        var (red, green, blue) = Brightest;
        var lit = Diodes.Count(diode => diode != default);
        var which = lit == Diodes.Count ? string.Empty : $", {lit} of {Diodes.Count}";
        var color = Diodes.Where(diode => diode != default).Distinct().Count() == 1 ? ColorNames.Nearest(red, green, blue) : "several colours";
        return $"on, {color}, {100 * Math.Max(red, Math.Max(green, blue)):0} %{which}";
    }
}
