using System.Globalization;
using System.Net;
using System.Text;
using Emulator.Boards;

namespace Emulator.Wiring;

/// <summary>
/// Draws a <see cref="WiringPicture"/>. It brings its own light background along, so that it reads alike on a light and
/// on a dark page.
/// </summary>
internal static class WiringSvg
{
    private const int Width = 1120;
    private const int PartWidth = 310;
    private const int ModuleWidth = 190;
    private const int Margin = 24;
    private const int NoteIndent = 110;
    private const int LegendHeight = 24;
    private const int LegendColumns = 5;
    private const int ModuleLeft = (Width - ModuleWidth) / 2;
    private const int ModuleRight = ModuleLeft + ModuleWidth;

    public static string Draw(WiringPicture picture)
    {
        var legend = WireColors.Legend(picture.Boxes.SelectMany(Wired).Select(wire => wire.Terminal.Signal)).ToList();
        var legendTop = picture.Bottom + 34;
        var height = legendTop + (((legend.Count + LegendColumns - 1) / LegendColumns) * LegendHeight) + 12;
        var svg = new StringBuilder();
        svg.Append(Invariant($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" font-family="Segoe UI, Helvetica, Arial, sans-serif" font-size="14">
            <title>{Escape($"Wiring of {picture.Board.Title}")}</title>
            <rect x="1" y="1" width="{Width - 2}" height="{height - 2}" rx="10" fill="#ffffff" stroke="#b0bec5" stroke-width="2"/>
            <text x="{Width / 2}" y="38" text-anchor="middle" font-size="20" font-weight="bold" fill="#102027">{Escape(picture.Board.Title ?? picture.Board.Name)}</text>

            """));
        DrawModule(svg, picture);
        foreach (var box in picture.Boxes) DrawPart(svg, box);
        DrawLegend(svg, legend, legendTop);
        return svg.Append("</svg>\n").ToString();
    }

    private static void DrawModule(StringBuilder svg, WiringPicture picture) => svg.Append(Invariant($"""
        <rect x="{ModuleLeft}" y="{WiringPicture.ModuleTop}" width="{ModuleWidth}" height="{picture.Bottom - WiringPicture.ModuleTop}" rx="8" fill="#eceff1" stroke="#37474f" stroke-width="2"/>

        """));

    private static void DrawPart(StringBuilder svg, PartBox box)
    {
        var left = box.IsLeft ? Margin : Width - Margin - PartWidth;
        var dashes = box.Part.OnBoard ? " stroke-dasharray=\"6 4\"" : string.Empty;
        var subtitle = string.Join(", ", new[] { box.Part.Name, box.Part.OnBoard ? "on the board" : string.Empty }.Where(text => text.Length > 0));
        svg.Append(Invariant($"""
            <rect x="{left}" y="{box.Top}" width="{PartWidth}" height="{box.Height}" rx="8" fill="#fafafa" stroke="#37474f" stroke-width="1.5"{dashes}/>
            <text x="{left + (PartWidth / 2)}" y="{box.Top + 19}" text-anchor="middle" font-weight="bold" fill="#102027">{Escape(box.Part.Part.Title)}</text>
            <text x="{left + (PartWidth / 2)}" y="{box.Top + 37}" text-anchor="middle" font-size="12" fill="#455a64">{Escape(subtitle)}</text>

            """));
        for (var row = 0; row < box.Terminals.Count; row++) DrawTerminal(svg, box, row);
    }

    private static void DrawTerminal(StringBuilder svg, PartBox box, int row)
    {
        var terminal = box.Terminals[row];
        var y = box.RowMiddle(row);
        var partEdge = box.IsLeft ? Margin + PartWidth : Width - Margin - PartWidth;
        var inward = box.IsLeft ? -1 : 1;
        var (atPart, atFarSide) = box.IsLeft ? ("end", "start") : ("start", "end");
        svg.Append(Invariant($"""<text x="{partEdge + (12 * inward)}" y="{y + 5}" text-anchor="{atPart}" fill="#102027">{Escape(terminal.Label)}</text>"""));
        if (terminal.Note.Length > 0) svg.Append(Invariant($"""<text x="{partEdge + (NoteIndent * inward)}" y="{y + 4}" text-anchor="{atPart}" font-size="12" font-style="italic" fill="#455a64">{Escape(terminal.Note)}</text>"""));
        svg.Append('\n');
        if (PinLabel(box.Part, terminal) is not { Length: > 0 } pin) return;

        var moduleEdge = box.IsLeft ? ModuleLeft : ModuleRight;
        var color = WireColors.Of(terminal.Signal);
        svg.Append(Invariant($"""
            <line x1="{partEdge}" y1="{y}" x2="{moduleEdge}" y2="{y}" stroke="{color}" stroke-width="3"/>
            <circle cx="{partEdge}" cy="{y}" r="5" fill="{color}"/><circle cx="{moduleEdge}" cy="{y}" r="5" fill="{color}"/>
            <text x="{moduleEdge - (12 * inward)}" y="{y + 5}" text-anchor="{atFarSide}" font-weight="bold" fill="{color}">{Escape(pin)}</text>

            """));
    }

    private static void DrawLegend(StringBuilder svg, List<(string Color, string Meaning)> legend, int top)
    {
        for (var entry = 0; entry < legend.Count; entry++)
        {
            var x = Margin + (entry % LegendColumns * ((Width - (2 * Margin)) / LegendColumns));
            var y = top + (entry / LegendColumns * LegendHeight);
            svg.Append(Invariant($"""
                <line x1="{x}" y1="{y}" x2="{x + 32}" y2="{y}" stroke="{legend[entry].Color}" stroke-width="4"/>
                <text x="{x + 40}" y="{y + 5}" fill="#102027">{Escape(legend[entry].Meaning)}</text>

                """));
        }
    }

    private static IEnumerable<(Terminal Terminal, string Pin)> Wired(PartBox box) => box.Terminals
        .Select(terminal => (Terminal: terminal, Pin: PinLabel(box.Part, terminal)))
        .Where(wire => wire.Pin.Length > 0);

    private static string PinLabel(FittedPart part, Terminal terminal) =>
        terminal.Role.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"GPIO {part.Pins[terminal.Role]}") : terminal.SupplyPin;

    private static string Escape(string text) => WebUtility.HtmlEncode(text).Replace("&#39;", "'", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
