namespace Firmware.Things
{
    /// <summary>What commands and the dock make of the state of a robot vacuum.</summary>
    public sealed class VacuumStateMachine
    {
        private const int Refused = -1;
        private const int Docked = (int)VacuumState.Docked;
        private const int Cleaning = (int)VacuumState.Cleaning;
        private const int Paused = (int)VacuumState.Paused;
        private const int Returning = (int)VacuumState.Returning;

        // For each state, in its order: what start, pause, stop and return home lead to.
        private static readonly int[][] Moves =
        {
            new[] { Cleaning, Refused, Docked, Docked },        // docked
            new[] { Cleaning, Paused, Paused, Returning },      // cleaning
            new[] { Cleaning, Paused, Paused, Returning },      // paused
            new[] { Cleaning, Paused, Paused, Returning },      // returning
            new[] { Refused, Refused, Refused, Refused }        // error
        };

        private static readonly string[] StateNames = { "docked", "cleaning", "paused", "returning", "error" };

        public VacuumState Current { get; private set; } = VacuumState.Docked;

        public string Name
        {
            get { return StateNames[(int)Current]; }
        }

        public static string[] Names()
        {
            return (string[])StateNames.Clone();
        }

        /// <summary>False when that cannot be done now; <paramref name="next"/> may be the state in which it is already.</summary>
        public bool CanDo(VacuumCommand command, out VacuumState next)
        {
            int move = Moves[(int)Current][(int)command];
            next = move == Refused ? Current : (VacuumState)move;
            return move != Refused;
        }

        /// <summary>False when it was in that state already.</summary>
        public bool MoveTo(VacuumState next)
        {
            bool moved = next != Current;
            Current = next;
            return moved;
        }
    }
}
