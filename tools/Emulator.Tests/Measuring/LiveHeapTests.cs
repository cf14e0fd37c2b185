extern alias Device;
using Device::Firmware.Audio;
using Emulator.Measuring;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Measuring;

[TestClass]
public sealed class LiveHeapTests
{
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
    public void What_is_reached_twice_weighs_once()
    {
        var ring = new FrameRing();
        Assert.AreEqual(LiveHeap.Of(ring).Bytes, LiveHeap.Of(ring, ring).Bytes);
    }
}
