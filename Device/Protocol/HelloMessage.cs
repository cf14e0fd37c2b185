using Firmware.Audio;

namespace Firmware.Protocol
{
    /// <summary>The device's first message on a link: the form of sound that it sends and wants.</summary>
    public static class HelloMessage
    {
        public const string Type = "hello";

        public const int ProtocolVersion = 1;

        public static string ToJson()
        {
            return new JsonWriter().BeginObject()
                .Name("type").Text(Type)
                .Name("version").Number(ProtocolVersion)
                .Name("transport").Text("websocket")
                .Name("audio_params").BeginObject()
                .Name("format").Text(AudioFormat.Name)
                .Name("sample_rate").Number(AudioFormat.SampleRateHz)
                .Name("channels").Number(AudioFormat.Channels)
                .Name("frame_duration").Number(AudioFormat.FrameMilliseconds)
                .EndObject()
                .EndObject().ToString();
        }
    }
}
