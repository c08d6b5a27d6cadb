namespace KnowledgePark.Bookings.Importing;

/// <summary>Which space the import takes a room of the file for, and why.</summary>
/// <param name="Room">The room in the words of the file; null: none is named.</param>
/// <param name="Events">How many events name it so.</param>
/// <param name="SpaceId">The space; null: none, and the code and reason say why.</param>
/// <param name="How">How it was found, in words.</param>
/// <param name="Code">Of <see cref="ImportCodes"/>; empty where there is a space.</param>
public sealed record RoomFinding(string? Room, int Events, string? SpaceId, string How, string Code = "");
