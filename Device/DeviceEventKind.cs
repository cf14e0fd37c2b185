namespace Firmware
{
    /// <summary>What other threads tell the event loop, with the type of the payload.</summary>
    public enum DeviceEventKind
    {
        /// <summary>No payload.</summary>
        ButtonDown,

        /// <summary>No payload.</summary>
        ButtonUp,

        /// <summary>A string: what is missing.</summary>
        ConfigurationNeeded,

        /// <summary>The <see cref="Settings.DeviceSettings"/> that were read; the network gave an address.</summary>
        NetworkJoined,

        /// <summary>An <see cref="Update.UpdateAnswer"/>.</summary>
        ServerFound,

        /// <summary>A string: why the server could not be asked again. Nothing else changes.</summary>
        CheckFailed,

        /// <summary>An <see cref="Session.OpenedLink"/>.</summary>
        LinkOpened,

        /// <summary>A string: why settings, network, server or link failed.</summary>
        LinkFailed,

        /// <summary>A <see cref="Session.LostLink"/>.</summary>
        LinkLost,

        /// <summary>A <see cref="Protocol.ServerMessage"/>.</summary>
        MessageReceived,

        /// <summary>A string: a message that was dropped, and why.</summary>
        MessageRefused,

        /// <summary>Null, or a string: why the microphone broke off.</summary>
        UplinkFinished,

        /// <summary>Null, or a string: why the speaker broke off.</summary>
        PlaybackFinished,

        /// <summary>No payload: microphone and speaker share their hardware, and the microphone may open now.</summary>
        SpeakerClosed,

        /// <summary>A string: why the device is to restart, which it does.</summary>
        RestartNeeded,
        /// <summary>No payload: the settings name no server, none is looked for.</summary>
        NoServer,

        /// <summary>No payload: the MQTT broker is there and delivers commands.</summary>
        MqttOpened,

        /// <summary>A string: why there is no MQTT broker.</summary>
        MqttLost,

        /// <summary>An <see cref="Mqtt.MqttCommand"/>.</summary>
        MqttCommandReceived,

        /// <summary>A <see cref="Mqtt.TimeAnswer"/>.</summary>
        MqttTimeReceived,

        /// <summary>No payload: the loop ends.</summary>
        Stop
    }
}
