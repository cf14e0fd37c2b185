using System.Collections;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>
/// The library's client with a small MQTT 3.1.1 of its own. It keeps what a firmware can trip over: the name is resolved in
/// the constructor; Connect blocks for up to 30 s, and after a refusal leaves its receiving thread running on a closed
/// socket until Close; Publish queues without a connection and throws only when a bounded queue is full; Disconnect
/// overtakes what is queued and Close drops it; Close takes its time; a handler that throws ends the connection; the end is
/// told by the thread that runs the handlers, and not at all when Close was called by the firmware.
/// Source: nanoFramework.m2mqtt 5.1.220, MqttClient.cs and MqttNetworkChannel.cs.
/// </summary>
public partial class MqttClient : IMqttClient, IDisposable
{
    private const int CloseMilliseconds = 200;
    private const int JoinMilliseconds = 1000;

    private MqttChannel _channel = null!;
    private MqttReasonCode _answer;
    private bool _isAnswered;
    private bool _isAlreadyClosing;
    private ushort _lastId;

    public MqttClient(string brokerHostName)
        : this(brokerHostName, MqttSettings.BrokerDefaultPort, false, null, null, MqttSslProtocols.None)
    {
    }

    /// <exception cref="SocketException">Nobody knows the broker's name.</exception>
    public MqttClient(string brokerHostName, int brokerPort, bool secure, X509Certificate? caCert, X509Certificate? clientCert, MqttSslProtocols sslProtocol) =>
        Init(brokerHostName, brokerPort, secure, caCert, clientCert, sslProtocol);

    public event IMqttClient.MqttMsgPublishEventHandler? MqttMsgPublishReceived;

    public event IMqttClient.MqttMsgPublishedEventHandler? MqttMsgPublished;

    public event IMqttClient.MqttMsgSubscribedEventHandler? MqttMsgSubscribed;

    public event IMqttClient.MqttMsgUnsubscribedEventHandler? MqttMsgUnsubscribed;

    public event IMqttClient.ConnectionClosedEventHandler? ConnectionClosed;

    public bool IsConnected { get; private set; }

    public MqttProtocolVersion ProtocolVersion { get; set; } = MqttProtocolVersion.Version_3_1_1;

    public MqttSettings Settings => MqttSettings.Instance;

    public void Init(string brokerHostName, int brokerPort, bool secure, byte[]? caCert, byte[]? clientCert, MqttSslProtocols sslProtocol) =>
        Init(brokerHostName, brokerPort, secure, caCert is null ? null : new X509Certificate(caCert), clientCert is null ? null : new X509Certificate(clientCert), sslProtocol);

    /// <exception cref="MqttConnectionException">The broker cannot be reached, or its certificate is refused.</exception>
    /// <exception cref="MqttCommunicationException">It does not answer, or hangs up.</exception>
    /// <exception cref="MqttClientException">The last will is incomplete.</exception>
    public MqttReasonCode Connect(string clientId, string? username, string? password, bool willRetain, MqttQoSLevel willQosLevel, bool willFlag, string? willTopic, string? willMessage, bool cleanSession, ushort keepAlivePeriod)
    {
        if (ProtocolVersion != MqttProtocolVersion.Version_3_1_1) throw new NotSupportedException("The emulator speaks MQTT 3.1.1.");
        try
        {
            _channel.Connect(Settings.ValidateServerCertificate);
        }
        catch (SocketException failed)
        {
            throw new MqttConnectionException($"Socket exception connecting to the broker: {failed.ErrorCode}", failed);
        }
        catch (Exception failed)
        {
            throw new MqttConnectionException("Exception connecting to the broker", failed);
        }

        _isRunning = true;
        _isConnectionClosing = false;
        _isAnswered = false;
        Begin(ReceiveAll);
        if (willFlag && (string.IsNullOrEmpty(willTopic) || string.IsNullOrEmpty(willMessage))) throw new MqttClientException(MqttClientErrorCode.WillWrong);
        var will = willFlag ? new MqttWill(willTopic!, willMessage!, willQosLevel, willRetain) : null;
        SendAndWait(MqttPacket.Connect(clientId, username, password, will, cleanSession, keepAlivePeriod), MqttSettings.DefaultTimeout);
        if (_answer != MqttReasonCode.Success) return _answer;

        if (keepAlivePeriod > 0) _keepAlive = Begin(() => KeepAlive(keepAlivePeriod * 1000));
        Begin(DispatchAll);
        _inflightThread = Begin(ProcessInflight);
        IsConnected = true;
        return _answer;
    }

    /// <summary>Sends DISCONNECT past everything that is queued.</summary>
    /// <exception cref="MqttCommunicationException">There is no connection.</exception>
    public void Disconnect()
    {
        Send(MqttPacket.Disconnect);
        OnConnectionClosing();
    }

    /// <exception cref="MqttClientException">Topics and levels do not match.</exception>
    public ushort Subscribe(string[] topics, MqttQoSLevel[] qosLevels)
    {
        var id = NextId();
        Enqueue(new Inflight(MqttPacket.Subscription(topics, qosLevels, id), id, MqttPacket.Suback));
        return id;
    }

    public ushort Unsubscribe(string[] topics)
    {
        var id = NextId();
        Enqueue(new Inflight(MqttPacket.Unsubscription(topics, id), id, MqttPacket.Unsuback));
        return id;
    }

    public ushort Publish(string topic, byte[] message) => Publish(topic, message, null, null, MqttQoSLevel.AtMostOnce, false);

    public ushort Publish(string topic, byte[] message, string? contentType) => Publish(topic, message, contentType, null, MqttQoSLevel.AtMostOnce, false);

    /// <exception cref="MqttClientException">The queue is full.</exception>
    /// <exception cref="NotSupportedException">A content type, which version 3.1.1 does not have.</exception>
    public ushort Publish(string topic, byte[] message, string? contentType, ArrayList? userProperties, MqttQoSLevel qosLevel, bool retain)
    {
        if (!string.IsNullOrEmpty(contentType) || userProperties is { Count: > 0 }) throw new NotSupportedException();
        var id = NextId();
        var answer = qosLevel == MqttQoSLevel.AtMostOnce ? (byte)0 : MqttPacket.Puback;
        if (!Enqueue(new Inflight(MqttPacket.Publication(topic, message, qosLevel, retain, id), id, answer))) throw new MqttClientException(MqttClientErrorCode.InflightQueueFull);
        return id;
    }

    /// <summary>Ends the threads and closes the socket without DISCONNECT; what is queued is lost.</summary>
    public void Close()
    {
        if (_isAlreadyClosing) return;
        _isAlreadyClosing = true;
        _isRunning = false;
        _eventArrived.Set();
        Thread.Sleep(CloseMilliseconds);
        _inflightSignal.Set();
        _inflightThread?.Join(JoinMilliseconds);
        _keepAliveSignal.Set();
        _keepAlive?.Join(JoinMilliseconds);
        lock (_gate)
        {
            _inflight.Clear();
            _answered.Clear();
            _events.Clear();
        }

        _channel.Close();
        IsConnected = false;
        _isAlreadyClosing = false;
    }

    public void Dispose()
    {
        OnConnectionClosing();
        Close();
    }

    private void Init(string brokerHostName, int brokerPort, bool secure, X509Certificate? caCert, X509Certificate? clientCert, MqttSslProtocols sslProtocol)
    {
        if (clientCert is not null) throw new NotSupportedException("The emulator knows no certificates of clients.");
        if (secure) Settings.SslPort = brokerPort;
        else Settings.Port = brokerPort;
        _channel = new MqttChannel(brokerHostName, brokerPort, secure, caCert, sslProtocol);
    }

    private ushort NextId()
    {
        lock (_gate) return _lastId = _lastId == ushort.MaxValue ? (ushort)1 : (ushort)(_lastId + 1);
    }
}
