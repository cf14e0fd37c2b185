namespace Firmware.Things
{
    /// <summary>Sends <see cref="CoolixCode"/>s. Every code carries the whole setting: of several that wait the last one counts.</summary>
    public sealed class CoolixRemote : IAirConditionerRemote
    {
        private readonly IInfraredSender _sender;
        private readonly byte[] _items = new byte[CoolixCode.ItemBytes];
        private bool _waiting;
        private int _code;
        private long _busyUntilMilliseconds;

        public CoolixRemote(IInfraredSender sender)
        {
            _sender = sender;
        }

        public int MinCelsius
        {
            get { return CoolixCode.MinCelsius; }
        }

        public int MaxCelsius
        {
            get { return CoolixCode.MaxCelsius; }
        }

        public void Open()
        {
            _sender.Open();
            _waiting = false;
        }

        public bool CanChooseFanSpeed(string mode)
        {
            return CoolixCode.HasFanSpeed(mode);
        }

        public void Send(AirConditionerSetting setting, long nowMilliseconds)
        {
            _code = CoolixCode.Encode(setting);
            _waiting = true;
            Tick(nowMilliseconds);
        }

        public void Tick(long nowMilliseconds)
        {
            if (!_waiting || nowMilliseconds < _busyUntilMilliseconds)
            {
                return;
            }

            _waiting = false;
            CoolixCode.WriteItems(_code, _items);
            _sender.Send(_items);
            _busyUntilMilliseconds = nowMilliseconds + CoolixCode.SendMilliseconds;
        }

        public void Close()
        {
            _sender.Close();
        }
    }
}
