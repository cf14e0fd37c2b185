extern alias Device;
using Device::Firmware.Update;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Updates;

[TestClass]
public sealed class FirmwareDownloadTests
{
    private const string SlotFile = @"I:\slot-a.pe";
    private static readonly byte[] Firmware = [.. Enumerable.Range(0, 30_000).Select(i => (byte)(i * 31 / 7))];

    [TestMethod]
    public void It_arrives_as_it_was_sent()
    {
        using var bench = new Bench();

        Assert.AreEqual(DownloadEnd.Complete, bench.Run());

        CollectionAssert.AreEqual(Firmware, bench.Written);
        Assert.AreEqual(100, bench.Download.Percent);
    }

    [TestMethod]
    public void A_broken_link_costs_what_is_missing_only()
    {
        using var bench = new Bench();
        bench.Source.BreaksAfter = 10_000;

        Assert.AreEqual(DownloadEnd.Broken, bench.Run());
        Assert.AreEqual(10_000, bench.Written?.Length);
        Assert.AreEqual(33, bench.Download.Percent);
        Assert.AreEqual(DownloadEnd.Complete, bench.Run());

        CollectionAssert.AreEqual(new[] { 0, 10_000 }, bench.Source.Asked);
        CollectionAssert.AreEqual(Firmware, bench.Written);
    }

    [TestMethod]
    public void After_a_restart_it_goes_on_where_the_file_ends()
    {
        using var bench = new Bench();
        bench.Write(Firmware[..12_345]);

        Assert.AreEqual(DownloadEnd.Complete, bench.Run());

        CollectionAssert.AreEqual(new[] { 12_345 }, bench.Source.Asked);
        CollectionAssert.AreEqual(Firmware, bench.Written);
    }

    [TestMethod]
    public void A_file_that_is_complete_already_asks_for_nothing()
    {
        using var bench = new Bench();
        bench.Write(Firmware);

        Assert.AreEqual(DownloadEnd.Complete, bench.Run());

        Assert.IsEmpty(bench.Source.Asked);
    }

    [TestMethod]
    public void A_server_without_ranges_sends_all_of_it_again()
    {
        using var bench = new Bench();
        bench.Write(Firmware[..12_345]);
        bench.Source.KnowsRanges = false;

        Assert.AreEqual(DownloadEnd.Complete, bench.Run());

        CollectionAssert.AreEqual(Firmware, bench.Written);
    }

    [TestMethod]
    public void What_is_longer_than_announced_is_thrown_away()
    {
        using var bench = new Bench();
        bench.Write([.. Firmware, 1]);

        Assert.AreEqual(DownloadEnd.Complete, bench.Run());

        CollectionAssert.AreEqual(Firmware, bench.Written);
    }

    [TestMethod]
    public void A_part_from_elsewhere_is_thrown_away_with_all_before_it()
    {
        using var bench = new Bench();
        bench.Write(Firmware[..12_345]);
        bench.Source.Shift = 5;

        Assert.AreEqual(DownloadEnd.Broken, bench.Run());
        Assert.Contains("from byte 12350", bench.Problem!);
        Assert.AreEqual(DownloadEnd.Complete, bench.Run());

        CollectionAssert.AreEqual(new[] { 12_345, 0 }, bench.Source.Asked);
        CollectionAssert.AreEqual(Firmware, bench.Written);
    }

    [TestMethod]
    public void A_refused_range_starts_over()
    {
        using var bench = new Bench();
        bench.Write(Firmware[..12_345]);
        bench.Source.Status = 416;

        Assert.AreEqual(DownloadEnd.Broken, bench.Run());
        bench.Source.Status = 0;
        Assert.AreEqual(DownloadEnd.Complete, bench.Run());

        CollectionAssert.AreEqual(new[] { 12_345, 0 }, bench.Source.Asked);
    }

    [TestMethod]
    public void Wrong_bytes_are_deleted()
    {
        using var bench = new Bench();
        bench.Source.Firmware = [.. Firmware[..^1], 0];

        Assert.AreEqual(DownloadEnd.Wrong, bench.Run());

        Assert.IsNull(bench.Written);
        Assert.Contains("checksum", bench.Problem!);
    }

    [TestMethod]
    public void Wrong_bytes_from_before_a_restart_are_the_files_fault_first()
    {
        using var bench = new Bench();
        bench.Write(new byte[5_000]);

        Assert.AreEqual(DownloadEnd.Broken, bench.Run());
        Assert.IsNull(bench.Written);

        Assert.AreEqual(DownloadEnd.Complete, bench.Run());
        CollectionAssert.AreEqual(Firmware, bench.Written);
    }

    [TestMethod]
    [DataRow(404)]
    [DataRow(302)]
    [DataRow(500)]
    public void Another_status_leaves_what_is_there(int status)
    {
        using var bench = new Bench();
        bench.Write(Firmware[..5_000]);
        bench.Source.Status = status;

        Assert.AreEqual(DownloadEnd.Broken, bench.Run());

        Assert.AreEqual(5_000, bench.Written?.Length);
        Assert.Contains($"{status}", bench.Problem!);
    }

    [TestMethod]
    public void A_server_that_has_another_length_is_not_begun_with()
    {
        using var bench = new Bench();
        bench.Source.Firmware = [.. Firmware, 1];

        Assert.AreEqual(DownloadEnd.Broken, bench.Run());

        Assert.IsNull(bench.Written);
    }

    [TestMethod]
    public void An_unreachable_server_is_told_in_words()
    {
        using var bench = new Bench();
        bench.Source.IsReachable = false;

        Assert.AreEqual(DownloadEnd.Broken, bench.Run());

        Assert.Contains("nobody there", bench.Problem!);
    }

    [TestMethod]
    public void It_stops_between_two_pieces_when_the_device_is_needed_and_goes_on_later()
    {
        using var bench = new Bench();

        Assert.AreEqual(DownloadEnd.Paused, bench.Run(restsFor: 3));
        Assert.AreEqual(3 * FirmwareDownload.PieceBytes, bench.Written?.Length);
        Assert.AreEqual(DownloadEnd.Complete, bench.Run());

        CollectionAssert.AreEqual(new[] { 0, 3 * FirmwareDownload.PieceBytes }, bench.Source.Asked);
        CollectionAssert.AreEqual(Firmware, bench.Written);
    }

    [TestMethod]
    public void A_full_volume_is_told_and_left_clean()
    {
        using var bench = new Bench();
        bench.Machine.Board.Storage.CapacityBytes = 20_000;

        Assert.AreEqual(DownloadEnd.NoRoom, bench.Run());

        Assert.IsNull(bench.Written);
    }

    private sealed class Bench : IDisposable
    {
        public Bench()
        {
            var json = $$"""{"version":"0.2.0","url":"http://127.0.0.1/f","size":{{Firmware.Length}},"checksum":"{{UpdateWorld.Checksum(Firmware)}}"}""";
            Download = new FirmwareDownload(Source, UpdateWorld.Answer(Source, json).Firmware, SlotFile);
        }

        public TestMachine Machine { get; } = new();

        public FakeSource Source { get; } = new(Firmware);

        public FirmwareDownload Download { get; }

        public string? Problem { get; private set; }

        /// <summary>Null when there is no file.</summary>
        public byte[]? Written => Machine.Run(() => Device::System.IO.File.Exists(SlotFile) ? Device::System.IO.File.ReadAllBytes(SlotFile) : null);

        public DownloadEnd Run(int restsFor = int.MaxValue) => Machine.Run(() =>
        {
            var end = Download.Run(() => restsFor-- > 0, out var problem);
            Problem = problem;
            return end;
        });

        public void Write(byte[] bytes) => Machine.Run(() => Device::System.IO.File.WriteAllBytes(SlotFile, bytes));

        public void Dispose() => Machine.Dispose();
    }
}
