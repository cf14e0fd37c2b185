using Emulator.Boards;
using Emulator.Running;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Nano;

namespace Emulator.Tests.Boards;

[TestClass]
public sealed class BoardDescriptionTests
{
    [TestMethod]
    public void Every_board_of_the_repository_can_be_loaded_on_its_chip()
    {
        var boards = BoardCatalogue.OfThisBuild.All();

        Assert.IsGreaterThan(0, boards.Count);
        foreach (var board in boards)
        {
            Assert.IsTrue(Chip.TryFind(board.Description.Chip, out _), board.Description.Chip);
            Assert.AreEqual(board.Description.Name, board.Create().Name);
            Assert.IsNotNull(board.Description.TalkButton);
        }
    }

    [TestMethod]
    public void No_board_of_the_repository_was_left_out()
    {
        var folders = Directory.GetDirectories(Repository.Folder("boards")).Select(Path.GetFileName).ToList();

        CollectionAssert.AreEquivalent(folders, BoardCatalogue.OfThisBuild.All().Select(board => board.Description.Name).ToList());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("null")]
    [DataRow("""{"name":"x"}""")]
    [DataRow("""{"name":"x","chip":5}""")]
    public void What_is_no_description_is_refused_with_a_reason(string json)
    {
        Assert.IsFalse(BoardDescription.TryParse(json, out _, out var problem));

        Assert.AreNotEqual(string.Empty, problem);
    }

    [TestMethod]
    public void An_unknown_board_is_refused_and_the_known_ones_are_named()
    {
        Assert.IsFalse(BoardCatalogue.OfThisBuild.TryFind("../../etc", out _, out var problem));

        Assert.Contains("esp32-s3-devkitc-1", problem);
    }

    [TestMethod]
    [DataRow("02:4e:00:00:00:01", true)]
    [DataRow("02-4E-00-00-00-01", true)]
    [DataRow("02:4e:00:00:00", false)]
    [DataRow("02:4e:00:00:00:0g", false)]
    [DataRow("2:4e:00:00:00:01", false)]
    public void A_network_address_has_six_bytes(string text, bool expected) => Assert.AreEqual(expected, MacAddress.TryParse(text, out _));

    [TestMethod]
    [DataRow("http://127.0.0.1:8000", "http://127.0.0.1:8000/xiaozhi/ota/")]
    [DataRow("http://127.0.0.1:8000/", "http://127.0.0.1:8000/xiaozhi/ota/")]
    [DataRow("http://127.0.0.1:8000/xiaozhi/ota/", "http://127.0.0.1:8000/xiaozhi/ota/")]
    public void A_server_may_be_named_by_its_root(string server, string ota) => Assert.AreEqual(ota, BoardSettings.For(server, "manual").Server);
}
