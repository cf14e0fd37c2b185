using System.Text;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace nanoFramework.M2Mqtt;

/// <summary>The packets of MQTT 3.1.1 that a client of quality 0 and 1 sends and receives.</summary>
internal static class MqttPacket
{
    public const byte Connack = 0x20;
    public const byte Publish = 0x30;
    public const byte Puback = 0x40;
    public const byte Suback = 0x90;
    public const byte Unsuback = 0xB0;
    public const byte Pingresp = 0xD0;

    public static byte[] PingRequest => [0xC0, 0];

    public static byte[] Disconnect => [0xE0, 0];

    // Flags of CONNECT, 3.1.2.3: user 0x80, password 0x40, will retained 0x20, will quality 0x18, will 0x04, clean session 0x02.
    public static byte[] Connect(string clientId, string? user, string? password, MqttWill? will, bool cleanSession, ushort keepAliveSeconds)
    {
        // An empty user is none for the library.
        var flags = (string.IsNullOrEmpty(user) ? 0 : 0x80) | (string.IsNullOrEmpty(password) ? 0 : 0x40) | (cleanSession ? 0x02 : 0);
        if (will is not null) flags |= 0x04 | ((int)will.QosLevel << 3) | (will.Retain ? 0x20 : 0);
        var body = new List<byte>();
        AddText(body, "MQTT");
        body.AddRange([4, (byte)flags]);
        AddNumber(body, keepAliveSeconds);
        AddText(body, clientId);
        if (will is not null)
        {
            AddText(body, will.Topic);
            AddText(body, will.Message);
        }

        if (!string.IsNullOrEmpty(user)) AddText(body, user);
        if (!string.IsNullOrEmpty(password)) AddText(body, password);
        return Framed(0x10, body);
    }

    /// <exception cref="MqttClientException">The topic has a wildcard or no length.</exception>
    public static byte[] Publication(string topic, byte[] message, MqttQoSLevel level, bool retain, ushort id)
    {
        if (topic.AsSpan().ContainsAny('#', '+')) throw new MqttClientException(MqttClientErrorCode.TopicWildcard);
        if (topic.Length is 0 or > ushort.MaxValue) throw new MqttClientException(MqttClientErrorCode.TopicLength);
        if (level is not (MqttQoSLevel.AtMostOnce or MqttQoSLevel.AtLeastOnce)) throw new NotSupportedException("The emulator knows no quality of service 2.");
        var body = new List<byte>();
        AddText(body, topic);
        if (level == MqttQoSLevel.AtLeastOnce) AddNumber(body, id);
        body.AddRange(message);
        return Framed((byte)(Publish | ((int)level << 1) | (retain ? 1 : 0)), body);
    }

    public static byte[] Acknowledgement(ushort id) => Framed(Puback, [(byte)(id >> 8), (byte)id]);

    public static byte[] Subscription(string[] topics, MqttQoSLevel[] levels, ushort id)
    {
        if (topics.Length == 0) throw new MqttClientException(MqttClientErrorCode.TopicsEmpty);
        if (topics.Length != levels.Length) throw new MqttClientException(MqttClientErrorCode.TopicsQosLevelsNotMatch);
        var body = new List<byte>();
        AddNumber(body, id);
        for (var i = 0; i < topics.Length; i++)
        {
            AddText(body, topics[i]);
            body.Add((byte)levels[i]);
        }

        return Framed(0x82, body);
    }

    public static byte[] Unsubscription(string[] topics, ushort id)
    {
        var body = new List<byte>();
        AddNumber(body, id);
        foreach (var topic in topics) AddText(body, topic);
        return Framed(0xA2, body);
    }

    /// <summary>The next packet; false when the broker has closed the connection.</summary>
    public static bool TryRead(MqttChannel channel, out byte first, out byte[] body)
    {
        var one = new byte[1];
        body = [];
        first = 0;
        if (!channel.Receive(one)) return false;
        first = one[0];
        int length = 0, shift = 0;
        do
        {
            if (!channel.Receive(one)) return false;
            length |= (one[0] & 0x7F) << shift;
            shift += 7;
        }
        while ((one[0] & 0x80) != 0);

        body = new byte[length];
        return length == 0 || channel.Receive(body);
    }

    public static ushort Number(byte[] body, int at) => (ushort)((body[at] << 8) | body[at + 1]);

    public static MqttMsgPublishEventArgs Publication(byte first, byte[] body, out ushort id)
    {
        var topicLength = Number(body, 0);
        var level = (MqttQoSLevel)((first >> 1) & 3);
        var start = 2 + topicLength;
        id = level == MqttQoSLevel.AtMostOnce ? (ushort)0 : Number(body, start);
        if (level != MqttQoSLevel.AtMostOnce) start += 2;
        return new(Encoding.UTF8.GetString(body, 2, topicLength), body[start..], (first & 8) != 0, level, (first & 1) != 0);
    }

    private static byte[] Framed(byte first, List<byte> body)
    {
        var packet = new List<byte> { first };
        var rest = body.Count;
        do
        {
            packet.Add((byte)((rest & 0x7F) | (rest > 0x7F ? 0x80 : 0)));
            rest >>= 7;
        }
        while (rest > 0);

        packet.AddRange(body);
        return [.. packet];
    }

    private static void AddText(List<byte> body, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        AddNumber(body, (ushort)bytes.Length);
        body.AddRange(bytes);
    }

    private static void AddNumber(List<byte> body, ushort number) => body.AddRange([(byte)(number >> 8), (byte)number]);
}

/// <summary>What the broker publishes when the client is gone.</summary>
internal sealed record MqttWill(string Topic, string Message, MqttQoSLevel QosLevel, bool Retain);
