using System.Text;
using Firmware.Audio;

namespace Firmware.Network
{
    /// <summary>
    /// A WebSocket after its handshake (RFC 6455), made for sound: frames go out with one write from the buffer they were
    /// recorded into, and come in straight into the buffer they are played from. One thread receives, any thread sends.
    /// </summary>
    public sealed class WebSocketClient
    {
        /// <summary>Longest text message taken; a longer one is skipped and told.</summary>
        public const int MaxTextBytes = 16384;

        /// <summary>A message beyond this is not even skipped: the link is closed.</summary>
        public const long MaxSkippedBytes = 4 * 1024 * 1024;

        private const string LinkBroke = "the link broke";
        private const int NormalClosure = 1000;
        private const int ProtocolError = 1002;
        private const int InvalidText = 1007;
        private const int MessageTooBig = 1009;
        private const int FirstTextBytes = 2048;

        private readonly IByteStream _stream;
        private readonly IMessageReceiver _receiver;
        private readonly WebSocketFrameHeader _header = new WebSocketFrameHeader();
        private readonly byte[] _control = new byte[OutgoingFrame.HeaderRoom + WebSocketFrameHeader.MaxControlBytes];
        private readonly byte[] _scratch = new byte[512];
        private readonly object _sendGate = new object();
        private readonly object _closeGate = new object();
        private byte[] _text = new byte[FirstTextBytes];
        private byte[] _audio;
        private int _opcode;
        private int _received;
        private long _skipped;
        private bool _refused;
        private int _closeCode = NormalClosure;
        private bool _sending;
        private bool _closed;

        public WebSocketClient(IByteStream stream, IMessageReceiver receiver)
        {
            _stream = stream;
            _receiver = receiver;
        }

        /// <summary>Sends one message; false when the link has broken.</summary>
        [AudioPath]
        public bool Send(OutgoingFrame frame)
        {
            lock (_sendGate)
            {
                int opcode = frame.IsText ? WebSocketOpcode.Text : WebSocketOpcode.Binary;
                int start = WebSocketFrameHeader.Write(frame.Buffer, OutgoingFrame.HeaderRoom, opcode, frame.PayloadBytes);
                return Write(frame.Buffer, start, frame.Buffer.Length - start);
            }
        }

        /// <summary>Asks for a sign of life; false when the link has broken.</summary>
        public bool Ping()
        {
            return SendControl(WebSocketOpcode.Ping, 0);
        }

        /// <summary>
        /// Says goodbye and ends the link; the receiver is told nothing more. Waits for nothing: a link over which something
        /// is just being sent, or that takes nothing, is closed without a goodbye.
        /// </summary>
        public void Close()
        {
            Close(NormalClosure);
        }

        /// <summary>Receives until the link ends. For the receive thread.</summary>
        public void Receive()
        {
            string end = null;
            while (end == null)
            {
                end = ReceiveFrame();
            }

            // Closed from this side: nobody waits for the news.
            if (_closed)
            {
                return;
            }

            Close(_closeCode);
            _receiver.LinkEnded(end);
        }

        /// <summary>
        /// Null while the link goes on. Not marked as audio path, nor is what follows as far as it also leads to texts and to
        /// words for what went wrong: for a frame of sound it only decides between the marked steps.
        /// </summary>
        private string ReceiveFrame()
        {
            if (!_header.Read(_stream))
            {
                return LinkBroke;
            }

            if (_header.Violation != null)
            {
                return Violate(_header.Violation);
            }

            if (_header.IsControl)
            {
                return ReceiveControl();
            }

            bool continues = _header.Opcode == WebSocketOpcode.Continuation;
            if (continues != (_opcode != WebSocketOpcode.Continuation))
            {
                return Violate(continues ? "a continuation of nothing" : "a message inside another");
            }

            if (!continues)
            {
                BeginMessage();
            }

            return ReceivePayload();
        }

        private string ReceiveControl()
        {
            var length = (int)_header.Length;
            if (!ByteStreams.Fill(_stream, _scratch, 0, length))
            {
                return LinkBroke;
            }

            switch (_header.Opcode)
            {
                case WebSocketOpcode.Ping:
                    return SendControl(WebSocketOpcode.Pong, length) ? null : LinkBroke;
                case WebSocketOpcode.Pong:
                    _receiver.PongReceived();
                    return null;
                case WebSocketOpcode.Close when length == 1:
                    return Violate("half a close code");
                default:
                    return length == 0
                        ? "the server closed the link"
                        : "the server closed the link with code " + ((_scratch[0] << 8) | _scratch[1]);
            }
        }

        [AudioPath]
        private void BeginMessage()
        {
            _opcode = _header.Opcode;
            _received = 0;
            _skipped = 0;
            _refused = false;
            _audio = _opcode == WebSocketOpcode.Binary ? _receiver.TakeAudioBuffer() : null;
        }

        private string ReceivePayload()
        {
            string problem = FindRoom(_header.Length) ? Fill((int)_header.Length) : Skip(_header.Length);
            if (problem != null)
            {
                return problem;
            }

            return _header.IsFinal ? EndMessage() : null;
        }

        /// <summary>False when the payload does not fit the message's buffer: the message is then refused as a whole.</summary>
        private bool FindRoom(long length)
        {
            if (_refused)
            {
                return false;
            }

            _refused = _opcode == WebSocketOpcode.Binary ? !HasAudioRoom(length) : length > MaxTextBytes - _received;
            if (!_refused && _opcode == WebSocketOpcode.Text)
            {
                GrowText(_received + (int)length);
            }

            return !_refused;
        }

        [AudioPath]
        private bool HasAudioRoom(long length)
        {
            return _audio != null && length <= _audio.Length - _received;
        }

        private void GrowText(int byteCount)
        {
            if (byteCount <= _text.Length)
            {
                return;
            }

            var longer = new byte[byteCount < MaxTextBytes / 2 ? byteCount * 2 : MaxTextBytes];
            System.Array.Copy(_text, 0, longer, 0, _received);
            _text = longer;
        }

        [AudioPath]
        private string Fill(int length)
        {
            byte[] target = _opcode == WebSocketOpcode.Binary ? _audio : _text;
            if (!ByteStreams.Fill(_stream, target, _received, length))
            {
                return LinkBroke;
            }

            _received += length;
            return null;
        }

        private string Skip(long length)
        {
            _skipped += length;
            if (length > MaxSkippedBytes || _skipped > MaxSkippedBytes)
            {
                _closeCode = MessageTooBig;
                return "the server sent a message without end";
            }

            return ByteStreams.Skip(_stream, _scratch, length) ? null : LinkBroke;
        }

        private string EndMessage()
        {
            int opcode = _opcode;
            _opcode = WebSocketOpcode.Continuation;
            if (opcode == WebSocketOpcode.Binary)
            {
                EndAudio();
            }
            else if (_refused)
            {
                _receiver.MessageRefused("A text of more than " + MaxTextBytes + " bytes was skipped.");
            }
            else if (!Utf8.IsValid(_text, _received))
            {
                _closeCode = InvalidText;
                return "the server sent a text that is not UTF-8";
            }
            else
            {
                _receiver.TextReceived(Encoding.UTF8.GetString(_text, 0, _received));
            }

            return null;
        }

        private void EndAudio()
        {
            if (!_refused)
            {
                _receiver.AudioReceived(_received);
            }
            else if (_audio != null)
            {
                _receiver.MessageRefused("A sound of more than " + _audio.Length + " bytes was skipped.");
            }
        }

        private string Violate(string violation)
        {
            _closeCode = ProtocolError;
            return "the server broke the protocol: " + violation;
        }

        /// <summary>Sends a control frame with the first bytes of the scratch buffer, which only the receive thread fills.</summary>
        private bool SendControl(int opcode, int length)
        {
            lock (_sendGate)
            {
                System.Array.Copy(_scratch, 0, _control, OutgoingFrame.HeaderRoom, length);
                int start = WebSocketFrameHeader.Write(_control, OutgoingFrame.HeaderRoom, opcode, length);
                return Write(_control, start, OutgoingFrame.HeaderRoom + length - start);
            }
        }

        /// <summary>Within the send gate, so that there is one at a time.</summary>
        [AudioPath]
        private bool Write(byte[] buffer, int offset, int count)
        {
            lock (_closeGate)
            {
                if (_closed)
                {
                    return false;
                }

                _sending = true;
            }

            bool written = _stream.Write(buffer, offset, count);
            _sending = false;
            return written;
        }

        private void Close(int code)
        {
            bool quiet;
            lock (_closeGate)
            {
                if (_closed)
                {
                    return;
                }

                _closed = true;
                quiet = !_sending;
            }

            if (quiet)
            {
                // Nothing is sent any more: nobody else touches the stream's writing end. A buffer of its own, as another
                // thread may be filling the one of the control frames.
                var goodbye = new byte[OutgoingFrame.HeaderRoom + 2];
                goodbye[OutgoingFrame.HeaderRoom] = (byte)(code >> 8);
                goodbye[OutgoingFrame.HeaderRoom + 1] = (byte)code;
                int start = WebSocketFrameHeader.Write(goodbye, OutgoingFrame.HeaderRoom, WebSocketOpcode.Close, 2);
                _stream.LimitWaiting();
                _stream.Write(goodbye, start, goodbye.Length - start);
            }

            _stream.Close();
        }
    }
}
