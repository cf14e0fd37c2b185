namespace nanoFramework.Json;

/// <summary>The text is no JSON, or none that the library takes. Other exceptions leave it too: see <see cref="JsonConvert"/>.</summary>
public class DeserializationException : Exception;

public class SerializationException : Exception;
