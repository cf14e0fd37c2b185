namespace Firmware
{
    /// <summary>The only place where the state of the device changes. Used by the event loop's thread alone.</summary>
    public sealed class DeviceStateMachine
    {
        // Row: from; each row lists where one may go from there.
        private static readonly DeviceState[][] Moves =
        {
            /* Starting    */ new[] { DeviceState.Configuring, DeviceState.Idle, DeviceState.Error },
            /* Configuring */ new[] { DeviceState.Starting, DeviceState.Error },
            /* Idle        */ new[] { DeviceState.Connecting, DeviceState.Listening, DeviceState.Speaking, DeviceState.Updating },
            /* Connecting  */ new[] { DeviceState.Idle, DeviceState.Listening },
            /* Listening   */ new[] { DeviceState.Idle, DeviceState.Speaking },
            /* Speaking    */ new[] { DeviceState.Idle, DeviceState.Listening },
            /* Updating    */ new[] { DeviceState.Idle, DeviceState.Error },
            /* Error       */ new[] { DeviceState.Starting }
        };

        private readonly IDeviceMonitor _monitor;

        public DeviceStateMachine(IDeviceMonitor monitor)
        {
            _monitor = monitor;
            Current = DeviceState.Starting;
        }

        public DeviceState Current { get; private set; }

        /// <summary>Moves if the table allows it and tells the monitor; false, and nothing happens, otherwise.</summary>
        public bool TryMoveTo(DeviceState next)
        {
            if (!IsLegal(Current, next))
            {
                return false;
            }

            DeviceState from = Current;
            Current = next;
            _monitor.StateChanged(from, next);
            return true;
        }

        /// <summary>True if the table holds this move; staying where one is, is no move.</summary>
        public static bool IsLegal(DeviceState from, DeviceState to)
        {
            DeviceState[] allowed = Moves[(int)from];
            for (int i = 0; i < allowed.Length; i++)
            {
                if (allowed[i] == to)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
