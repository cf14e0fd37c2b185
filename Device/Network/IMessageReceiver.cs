using Firmware.Audio;

namespace Firmware.Network
{
    /// <summary>Takes what a link receives, on the link's receive thread, in the order of the wire.</summary>
    public interface IMessageReceiver
    {
        /// <summary>Returns when the message has been dealt with: what comes behind it waits.</summary>
        void TextReceived(string text);

        /// <summary>The buffer for the next binary message; null when it is to be skipped.</summary>
        [AudioPath]
        byte[] TakeAudioBuffer();

        /// <summary>The buffer that was taken last holds that many bytes.</summary>
        [AudioPath]
        void AudioReceived(int byteCount);

        /// <summary>The answer to a ping: the link lives.</summary>
        void PongReceived();

        /// <summary>A message was skipped, and why.</summary>
        void MessageRefused(string reason);

        /// <summary>The last call of a link that was not closed from this side.</summary>
        void LinkEnded(string reason);
    }
}
