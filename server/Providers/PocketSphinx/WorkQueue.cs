namespace Providers.PocketSphinx;

/// <summary>Runs the work of all recognisers on as many threads of the pool as there are cores, and no more. The work of
/// utterances that have ended goes first: somebody waits for it.</summary>
internal sealed class WorkQueue(int maxThreads)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(Lane Lane, Task Task)> _urgent = [];
    private readonly LinkedList<(Lane Lane, Task Task)> _ordinary = [];
    private int _threads;

    /// <summary>The work of one recogniser, as a scheduler for its tasks.</summary>
    public sealed class Lane(WorkQueue queue) : TaskScheduler
    {
        private volatile bool _isUrgent;

        /// <summary>Whether somebody waits. Holds for what is queued already, too.</summary>
        public bool IsUrgent
        {
            get => _isUrgent;
            set
            {
                _isUrgent = value;
                if (value)
                    queue.Hurry(this);
            }
        }

        internal void Run(Task task) => TryExecuteTask(task);

        protected override void QueueTask(Task task) => queue.Add(this, task);

        // Only in turn: one recogniser does one thing at a time, and the threads are counted.
        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => queue.TasksOf(this);
    }

    private void Add(Lane lane, Task task)
    {
        lock (_lock)
        {
            (lane.IsUrgent ? _urgent : _ordinary).AddLast((lane, task));
            if (_threads == maxThreads)
                return;
            _threads++;
        }
        ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.RunAll(), this, preferLocal: false);
    }

    private void Hurry(Lane lane)
    {
        lock (_lock)
        {
            for (LinkedListNode<(Lane Lane, Task Task)>? node = _ordinary.First, next; node is not null; node = next)
            {
                next = node.Next;
                if (node.Value.Lane != lane)
                    continue;
                _ordinary.Remove(node);
                _urgent.AddLast(node);
            }
        }
    }

    private Task[] TasksOf(Lane lane)
    {
        lock (_lock)
            return [.. _urgent.Concat(_ordinary).Where(work => work.Lane == lane).Select(work => work.Task)];
    }

    private void RunAll()
    {
        while (true)
        {
            (Lane Lane, Task Task) work;
            lock (_lock)
            {
                LinkedList<(Lane Lane, Task Task)> list = _urgent.Count > 0 ? _urgent : _ordinary;
                if (list.First is not { } first)
                {
                    _threads--;
                    return;
                }
                list.RemoveFirst();
                work = first.Value;
            }
            work.Lane.Run(work.Task);
        }
    }
}
