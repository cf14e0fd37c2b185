using System.Collections;
using Firmware.Network;

namespace Firmware.Tests.Fakes
{
    /// <summary>Writes down what a link receives.</summary>
    public sealed class FakeReceiver : IMessageReceiver
    {
        private readonly ArrayList _texts = new ArrayList();

        /// <summary>Null makes the link skip sound.</summary>
        public byte[] AudioBuffer { get; set; } = new byte[3840];

        public int AudioMessages { get; private set; }

        public int LastAudioBytes { get; private set; }

        public int Pongs { get; private set; }

        public string Refused { get; private set; }

        public string Ended { get; private set; }

        public int TextCount
        {
            get { return _texts.Count; }
        }

        public string Text(int index)
        {
            return (string)_texts[index];
        }

        public void TextReceived(string text)
        {
            _texts.Add(text);
        }

        public byte[] TakeAudioBuffer()
        {
            return AudioBuffer;
        }

        public void AudioReceived(int byteCount)
        {
            AudioMessages++;
            LastAudioBytes = byteCount;
        }

        public void PongReceived()
        {
            Pongs++;
        }

        public void MessageRefused(string reason)
        {
            Refused = reason;
        }

        public void LinkEnded(string reason)
        {
            Ended = reason;
        }
    }
}
