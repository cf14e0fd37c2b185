using System.Diagnostics;
using System.Net.Sockets;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>The four threads of a connection: what comes in, what goes out, the handlers, and the ping.</summary>
public partial class MqttClient
{
    private readonly Lock _gate = new();
    private readonly Lock _sending = new();
    private readonly Queue<Inflight> _inflight = [];
    private readonly HashSet<(byte Kind, ushort Id)> _answered = [];
    private readonly Queue<Action> _events = [];
    private readonly AutoResetEvent _inflightSignal = new(false);
    private readonly AutoResetEvent _eventArrived = new(false);
    private readonly AutoResetEvent _keepAliveSignal = new(false);
    private readonly AutoResetEvent _received = new(false);
    private Thread? _inflightThread;
    private Thread? _keepAlive;
    private long _lastSent;
    private volatile bool _isRunning;
    private volatile bool _isConnectionClosing;

    private static Thread Begin(ThreadStart work)
    {
        var thread = new Thread(work) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private void Send(byte[] packet)
    {
        try
        {
            lock (_sending) _channel.Send(packet);
            _lastSent = Stopwatch.GetTimestamp();
        }
        catch (Exception failed)
        {
            throw new MqttCommunicationException(failed);
        }
    }

    /// <summary>Waits for CONNACK or PINGRESP.</summary>
    private void SendAndWait(byte[] packet, int timeoutMilliseconds)
    {
        _received.Reset();
        _isAnswered = false;
        Send(packet);
        if (!_received.WaitOne(timeoutMilliseconds) || !_isAnswered) throw new MqttCommunicationException();
    }

    private bool Enqueue(Inflight message)
    {
        lock (_gate)
        {
            if (_inflight.Count >= Settings.InflightQueueSize) return false;
            _inflight.Enqueue(message);
        }

        _inflightSignal.Set();
        return true;
    }

    private void OnConnectionClosing()
    {
        if (_isConnectionClosing) return;
        _isConnectionClosing = true;
        IsConnected = false;
        _eventArrived.Set();
    }

    private void ReceiveAll()
    {
        while (_isRunning)
        {
            try
            {
                if (MqttPacket.TryRead(_channel, out var first, out var body))
                {
                    Received(first, body);
                    continue;
                }
            }
            catch (Exception failed) when (failed is SocketException or IOException or ObjectDisposedException)
            {
                // The connection is gone: the same as a broker that hangs up.
            }

            // An answer that came before the end counts: a broker that refuses hangs up at once.
            OnConnectionClosing();
            _received.Set();

            // On a board this loop keeps the interpreter busy until Close; a PC is spared that.
            Thread.Sleep(1);
        }
    }

    private void Received(byte first, byte[] body)
    {
        switch (first & 0xF0)
        {
            case MqttPacket.Connack:
                _answer = (MqttReasonCode)body[1];
                _isAnswered = true;
                _received.Set();
                break;
            case MqttPacket.Pingresp:
                _isAnswered = true;
                _received.Set();
                break;
            case MqttPacket.Publish:
                var publication = MqttPacket.Publication(first, body, out var id);

                // What does not fit is dropped without a word, unconfirmed.
                Enqueue(new Inflight([], id, 0) { Incoming = publication });
                break;
            case MqttPacket.Suback:
                Answered(MqttPacket.Suback, body, () => MqttMsgSubscribed?.Invoke(this, new(MqttPacket.Number(body, 0), [.. body[2..].Select(level => (MqttQoSLevel)level)])));
                break;
            case MqttPacket.Unsuback:
                Answered(MqttPacket.Unsuback, body, () => MqttMsgUnsubscribed?.Invoke(this, new(MqttPacket.Number(body, 0))));
                break;
            case MqttPacket.Puback:
                Answered(MqttPacket.Puback, body, () => MqttMsgPublished?.Invoke(this, new(MqttPacket.Number(body, 0), true)));
                break;
        }
    }

    private void Answered(byte kind, byte[] body, Action tell)
    {
        lock (_gate) _answered.Add((kind, MqttPacket.Number(body, 0)));
        Raise(tell);
        _inflightSignal.Set();
    }

    private void ProcessInflight()
    {
        var wait = Timeout.Infinite;
        while (_isRunning)
        {
            _inflightSignal.WaitOne(wait);
            try
            {
                wait = SendInflight();
            }
            catch (MqttCommunicationException)
            {
                wait = Timeout.Infinite;
                OnConnectionClosing();
            }
        }
    }

    /// <summary>Goes through the queue once; how long to wait for the next time.</summary>
    private int SendInflight()
    {
        var wait = Timeout.Infinite;
        for (var left = CountInflight(); left > 0 && _isRunning; left--)
        {
            Inflight? message;
            lock (_gate)
            {
                if (!_inflight.TryDequeue(out message)) break;
            }

            if (Process(message)) continue;
            lock (_gate) _inflight.Enqueue(message);
            wait = MqttSettings.DefaultDelayRetry;
        }

        return wait;
    }

    /// <summary>True when the message is dealt with.</summary>
    private bool Process(Inflight message)
    {
        if (message.Incoming is { } incoming)
        {
            if (incoming.QosLevel == MqttQoSLevel.AtLeastOnce) Send(MqttPacket.Acknowledgement(message.Id));
            Raise(() => MqttMsgPublishReceived?.Invoke(this, incoming));
            return true;
        }

        bool answered;
        lock (_gate) answered = message.Answer != 0 && _answered.Remove((message.Answer, message.Id));
        if (answered) return true;
        if (message.Attempts > 0 && Stopwatch.GetElapsedTime(message.SentAt).TotalMilliseconds < MqttSettings.DefaultDelayRetry) return false;
        if (message.Attempts == MqttSettings.MaximumAttemptsRetry)
        {
            if (message.Answer == MqttPacket.Puback) Raise(() => MqttMsgPublished?.Invoke(this, new(message.Id, false)));
            return true;
        }

        if (message.Attempts > 0 && message.Answer == MqttPacket.Puback) message.Packet[0] |= 8;
        Resend(message);
        return message.Answer == 0;
    }

    private void Resend(Inflight message)
    {
        try
        {
            Send(message.Packet);
            message.Attempts++;
            message.SentAt = Stopwatch.GetTimestamp();
        }
        catch (MqttCommunicationException)
        {
            // It stays in memory until Close, as on a board.
            lock (_gate) _inflight.Enqueue(message);
            throw;
        }
    }

    private int CountInflight()
    {
        lock (_gate) return _inflight.Count;
    }

    private void Raise(Action tell)
    {
        lock (_gate) _events.Enqueue(tell);
        _eventArrived.Set();
    }

    private void DispatchAll()
    {
        while (_isRunning)
        {
            Action? tell;
            lock (_gate) _events.TryDequeue(out tell);
            if (tell is null && !_isConnectionClosing)
            {
                _eventArrived.WaitOne();
            }
            else if (tell is null)
            {
                Close();
                ConnectionClosed?.Invoke(this, EventArgs.Empty);
                return;
            }
            else if (_isRunning)
            {
                Tell(tell);
            }
        }
    }

    private void Tell(Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception)
        {
            // The library swallows what a handler throws and ends the connection.
            OnConnectionClosing();
        }
    }

    private void KeepAlive(int periodMilliseconds)
    {
        while (_isRunning)
        {
            var quiet = (int)Stopwatch.GetElapsedTime(_lastSent).TotalMilliseconds;
            _keepAliveSignal.WaitOne(Math.Max(1, periodMilliseconds - quiet));
            if (!_isRunning || Stopwatch.GetElapsedTime(_lastSent).TotalMilliseconds < periodMilliseconds) continue;
            try
            {
                SendAndWait(MqttPacket.PingRequest, periodMilliseconds);
            }
            catch (MqttCommunicationException)
            {
                OnConnectionClosing();
            }
        }
    }

    /// <summary>A message on its way: out, or in and not yet handed over.</summary>
    private sealed class Inflight(byte[] packet, ushort id, byte answer)
    {
        public byte[] Packet { get; } = packet;

        public ushort Id { get; } = id;

        /// <summary>Kind of the packet that ends its way; 0 for none.</summary>
        public byte Answer { get; } = answer;

        public MqttMsgPublishEventArgs? Incoming { get; init; }

        public int Attempts { get; set; }

        public long SentAt { get; set; }
    }
}
