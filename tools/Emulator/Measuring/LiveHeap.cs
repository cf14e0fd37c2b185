using System.Collections;
using System.Numerics;
using System.Reflection;
using System.Text;

namespace Emulator.Measuring;

/// <summary>
/// How much heap the firmware's live objects take on the interpreter, estimated on a PC: walks everything that the
/// firmware's own objects and static fields reach, and counts it as the interpreter stores it. There everything is blocks
/// of 12 bytes: an object one for itself and one a field, an array one for itself and its bytes rounded up, or one block an
/// element when the elements are references; text is stored as UTF-8 with a zero behind it. What the class libraries keep inside a
/// socket, a thread or a driver is not seen.
/// </summary>
internal sealed class LiveHeap
{
    private const int BlockBytes = 12;

    /// <summary>For an object of the class libraries whose insides are not looked at.</summary>
    private const int LibraryObjectBytes = 4 * BlockBytes;

    private readonly HashSet<Assembly> _firmware;
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<object> _waiting = new();

    private LiveHeap(IEnumerable<Assembly> firmware)
    {
        _firmware = [.. firmware];
    }

    public long Bytes { get; private set; }

    public int Objects => _seen.Count;

    /// <summary>Of the bytes, those of arrays of numbers: the buffers.</summary>
    public long BufferBytes { get; private set; }

    /// <param name="roots">Objects from which the walk starts; their assemblies are the firmware, whose static fields count, too.</param>
    public static LiveHeap Of(params object[] roots)
    {
        var heap = new LiveHeap(roots.Select(root => root.GetType().Assembly));
        foreach (var root in roots) heap.Reach(root);
        foreach (var type in heap._firmware.SelectMany(assembly => assembly.GetTypes())) heap.ReachStatics(type);
        while (heap._waiting.TryPop(out var next)) heap.Bytes += heap.Weigh(next);
        return heap;
    }

    private void ReachStatics(Type type)
    {
        if (type.ContainsGenericParameters) return;
        foreach (var field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        {
            if (!field.IsLiteral) Reach(field.GetValue(null));
        }
    }

    private void Reach(object? value)
    {
        if (value is null or Type or Pointer) return;
        if (value.GetType().IsPrimitive || value.GetType().IsEnum) return;
        if (_seen.Add(value)) _waiting.Push(value);
    }

    private long Weigh(object value)
    {
        switch (value)
        {
            case string text:
                return BlockBytes + RoundUp(Encoding.UTF8.GetByteCount(text) + 1);
            case Array array:
                return WeighArray(array);
            case Delegate callback:
                foreach (var single in callback.GetInvocationList()) Reach(single.Target);
                return BlockBytes * (1L + callback.GetInvocationList().Length);
            case IDictionary entries:
                return BlockBytes * (WeighTable(entries.Count) + entries.Cast<DictionaryEntry>().Sum(entry => ReachElement(entry.Key) + ReachElement(entry.Value)));
            case ICollection elements:
                return BlockBytes * (WeighList(elements.Count) + elements.Cast<object?>().Sum(ReachElement));
            default:
                return _firmware.Contains(value.GetType().Assembly) ? WeighFields(value) : LibraryObjectBytes;
        }
    }

    /// <summary>Blocks of a Hashtable: five fields, at least three buckets, a bucket of three fields for each entry.</summary>
    private static long WeighTable(int entries) => 6L + 1 + Math.Max(3, 2 * entries) + (4L * entries);

    /// <summary>Blocks of an ArrayList or a Queue: four fields at most, and room for at least four elements that doubles.</summary>
    private static long WeighList(int elements) => 5L + 1 + Math.Max(4, (long)BitOperations.RoundUpToPowerOf2((uint)elements));

    /// <summary>Blocks that an element takes here and now: a number in a collection is an object of one field.</summary>
    private long ReachElement(object? element)
    {
        Reach(element);
        return element is not null && element.GetType().IsPrimitive ? 2 : 0;
    }

    private long WeighArray(Array array)
    {
        var element = array.GetType().GetElementType()!;
        if (element.IsPrimitive)
        {
            var bytes = BlockBytes + RoundUp(Buffer.ByteLength(array));
            BufferBytes += bytes;
            return bytes;
        }

        foreach (var item in array) Reach(item);
        return BlockBytes * (1L + array.Length);
    }

    private long WeighFields(object value)
    {
        var fields = 0;
        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                fields++;
                Reach(field.GetValue(value));
            }
        }

        return BlockBytes * (1L + fields);
    }

    private static long RoundUp(long bytes) => (bytes + BlockBytes - 1) / BlockBytes * BlockBytes;
}
