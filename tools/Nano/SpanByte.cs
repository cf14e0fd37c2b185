namespace System;

/// <summary>A window onto a byte array, as nanoFramework has it: a ref struct without generics.</summary>
public readonly ref struct SpanByte
{
    private readonly byte[]? _array;
    private readonly int _start;

    /// <summary>The whole array; null gives the empty span.</summary>
    public SpanByte(byte[]? array)
        : this(array, 0, array?.Length ?? 0)
    {
    }

    /// <exception cref="ArgumentOutOfRangeException">The window leaves the array.</exception>
    public SpanByte(byte[]? array, int start, int length)
    {
        if (start < 0 || length < 0 || start + length > (array?.Length ?? 0))
            throw new ArgumentOutOfRangeException(nameof(start));

        _array = array;
        _start = start;
        Length = length;
    }

    public static SpanByte Empty => new(null);

    public int Length { get; }

    public bool IsEmpty => Length == 0;

    public byte this[int index]
    {
        get => _array![Checked(index)];
        set => _array![Checked(index)] = value;
    }

    public static implicit operator SpanByte(byte[]? array) => new(array);

    /// <summary>Lets the BCL's streams stand where the real ones take a SpanByte.</summary>
    public static implicit operator Span<byte>(SpanByte span) => new(span._array, span._start, span.Length);

    /// <exception cref="ArgumentException">The destination is shorter.</exception>
    public void CopyTo(SpanByte destination)
    {
        if (destination.Length < Length) throw new ArgumentException("The destination is shorter than the span.");
        if (Length > 0) Array.Copy(_array!, _start, destination._array!, destination._start, Length);
    }

    public SpanByte Slice(int start) => Slice(start, Length - start);

    public SpanByte Slice(int start, int length)
    {
        if (start < 0 || length < 0 || start + length > Length) throw new ArgumentOutOfRangeException(nameof(start));
        return new SpanByte(_array, _start + start, length);
    }

    public byte[] ToArray() => ((Span<byte>)this).ToArray();

    private int Checked(int index) =>
        (uint)index < (uint)Length ? _start + index : throw new IndexOutOfRangeException();
}
