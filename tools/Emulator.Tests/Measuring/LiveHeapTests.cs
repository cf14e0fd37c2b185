extern alias Device;

using System.Collections;
using Device::Firmware.Audio;
using Device::Firmware.Protocol;
using Device::Firmware.Things;
using Emulator.Measuring;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Measuring;

[TestClass]
public sealed class LiveHeapTests
{
    // 984 on the interpreter for a 64-bit PC, whose blocks have twice the bytes: docs/measurements.md.
    private const int SeenBytes = 984 / 2;

    [TestMethod]
    public void A_ring_of_frames_weighs_what_its_buffers_and_fields_take()
    {
        var first = new FrameRing();
        var second = new FrameRing();
        var more = LiveHeap.Of(first, second).Bytes - LiveHeap.Of(first).Bytes;
        const int frames = FrameRing.FrameCount * (12 + 3840);
        const int sizes = 12 + 36;
        const int tableOfFrames = 12 + (FrameRing.FrameCount * 12);
        const int gateAndEvent = 2 * 48;
        var fields = 12 + (12 * typeof(FrameRing).GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic).Length);
        Assert.AreEqual(frames + sizes + tableOfFrames + gateAndEvent + fields, more);
    }

    [TestMethod]
    public void The_bytes_of_its_buffers_are_told_apart()
    {
        const int frames = FrameRing.FrameCount * (12 + 3840);
        const int sizes = 12 + 36;
        Assert.AreEqual(frames + sizes, LiveHeap.Of(new FrameRing(), new FrameRing()).BufferBytes - LiveHeap.Of(new FrameRing()).BufferBytes);
    }

    [TestMethod]
    public void A_command_is_estimated_nearly_as_what_the_interpreter_was_seen_to_take()
    {
        var json = File.ReadAllText(Repository.Folder("docs", "protocol", "server", "iot-commands.json"));
        var message = ServerMessageReader.Read(json, out var problem);
        Assert.IsNull(problem);

        var bytes = LiveHeap.Of(new FrameRing(), message).Bytes - LiveHeap.Of(new FrameRing()).Bytes;

        Assert.AreEqual(SeenBytes, bytes, SeenBytes * 0.15);
    }

    [TestMethod]
    public void Commands_are_remembered_up_to_a_number_and_then_take_no_more()
    {
        var things = new ThingRegistry();
        var empty = LiveHeap.Of(things).Bytes;
        Execute(100, CommandLedger.Capacity);
        var full = LiveHeap.Of(things).Bytes;

        Execute(500, 2 * CommandLedger.Capacity);

        Assert.IsGreaterThan(empty + (CommandLedger.Capacity * 200), full);
        Assert.AreEqual(full, LiveHeap.Of(things).Bytes);

        void Execute(int first, int count)
        {
            for (var id = first; id < first + count; id++) things.Execute(new IotCommand($"cmd-{id}", "lamp", "turn_on", new JsonFields(new Hashtable())), out _);
        }
    }

    [TestMethod]
    public void What_is_reached_twice_weighs_once()
    {
        var ring = new FrameRing();
        Assert.AreEqual(LiveHeap.Of(ring).Bytes, LiveHeap.Of(ring, ring).Bytes);
    }
}
