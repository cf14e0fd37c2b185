using System.Xml.Linq;
using Emulator.Boards;
using Emulator.Tests.Boards;
using Emulator.Wiring;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Wiring;

[TestClass]
public sealed class WiringTests
{
    [TestMethod]
    [DynamicData(nameof(BoardFiles.Names), typeof(BoardFiles))]
    public void The_committed_picture_and_tables_are_those_of_board_json(string name)
    {
        var outdated = new BoardFolder(Repository.Folder("boards", name)).Outdated();

        Assert.IsEmpty(outdated, $"Run tools/fw boards --wiring {name}: {string.Join(", ", outdated)}.");
    }

    [TestMethod]
    [DynamicData(nameof(BoardFiles.Names), typeof(BoardFiles))]
    public void No_box_lies_over_another(string name)
    {
        var boxes = new WiringPicture(BoardFiles.Read(name)).Boxes;

        foreach (var column in boxes.GroupBy(box => box.IsLeft))
        {
            var bottom = 0;
            foreach (var box in column)
            {
                Assert.IsGreaterThan(bottom, box.Top);
                bottom = box.Top + box.Height;
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(BoardFiles.Names), typeof(BoardFiles))]
    public void Every_pin_of_a_board_is_in_its_picture(string name)
    {
        var board = BoardFiles.Read(name);

        var texts = XDocument.Parse(WiringSvg.Draw(new WiringPicture(board))).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();

        foreach (var pin in FittedPart.Of(board, out _).SelectMany(part => part.Pins.Values)) Assert.Contains($"GPIO {pin}", texts);
    }

    [TestMethod]
    [DynamicData(nameof(BoardFiles.Names), typeof(BoardFiles))]
    public void The_page_of_a_board_says_what_one_needs_to_know(string name)
    {
        var page = File.ReadAllText(Repository.Folder("boards", name, "README.md"));

        foreach (var heading in new[] { "## Parts", "## Wiring", "## Flashing", "## Memory", "## What it cannot do", "## When something is wrong" }) Assert.Contains(heading, page);
        Assert.Contains("(wiring.svg)", page);
        Assert.Contains($"--board {name}", page);
    }

    [TestMethod]
    public void A_page_without_the_sections_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("wiring-test-").FullName;
        File.WriteAllText(Path.Combine(folder, "board.json"), """{"name":"x","chip":"esp32"}""");
        File.WriteAllText(Path.Combine(folder, "README.md"), "# x\n");

        var problem = Assert.ThrowsExactly<InvalidDataException>(() => new BoardFolder(folder).Draw());

        Assert.Contains("no section \"wiring\"", problem.Message);
        Directory.Delete(folder, recursive: true);
    }
}
