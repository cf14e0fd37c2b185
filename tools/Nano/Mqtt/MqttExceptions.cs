namespace nanoFramework.M2Mqtt.Exceptions;

public enum MqttClientErrorCode
{
    WillWrong = 1,
    KeepAliveWrong,
    TopicWildcard,
    TopicLength,
    QosNotAllowed,
    TopicsEmpty,
    QosLevelsEmpty,
    TopicsQosLevelsNotMatch,
    WrongBrokerMessage,
    WrongMessageId,
    InflightQueueFull,
    InvalidFlagBits,
    InvalidConnectFlags,
    InvalidClientId,
    InvalidProtocolName,
}

/// <summary>The caller or the broker did what MQTT does not allow, or the queue is full.</summary>
public class MqttClientException(MqttClientErrorCode errorCode) : Exception
{
    public MqttClientErrorCode ErrorCode { get; set; } = errorCode;
}

/// <summary>The connection failed while it was used, or the broker did not answer.</summary>
public class MqttCommunicationException : Exception
{
    public MqttCommunicationException()
    {
    }

    public MqttCommunicationException(Exception e)
        : base(string.Empty, e)
    {
    }
}

/// <summary>The broker cannot be reached.</summary>
public class MqttConnectionException(string message, Exception innerException) : Exception(message, innerException);
