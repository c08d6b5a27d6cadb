using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgePark.Api.OData.Model;
using KnowledgePark.Api.OData.Query;
using KnowledgePark.Facilities.Media;
using KnowledgePark.Storage;

namespace KnowledgePark.Api.OData.Writing;

/// <summary>Writes the records of a set as OData JSON. The writers of the properties are made once; no reflection while serving.</summary>
internal abstract class RecordShape
{
    public abstract IReadOnlyList<string> PropertyNames { get; }

    /// <summary>The photos, plans and documents of its records: they stand in the JSON by where they are, not by what they are.</summary>
    public abstract IReadOnlyList<StreamProperty> Streams { get; }

    /// <param name="writer">Where to.</param>
    /// <param name="record">What is written.</param>
    /// <param name="select">The properties that were asked for; null: all.</param>
    /// <param name="hidden">Those that the caller does not see: left out, and marked as such (OData Protocol 4.01, 11.2.2) unless annotations are unwanted.</param>
    /// <param name="isMarked">Whether to mark them.</param>
    public abstract void WriteProperties(Utf8JsonWriter writer, IRecord record, IReadOnlySet<string>? select, IReadOnlySet<string> hidden, bool isMarked);

    /// <summary>One property's value; false if there is no such property or it is null.</summary>
    public abstract bool TryWriteValue(Utf8JsonWriter writer, IRecord record, string property);

    public abstract object? Value(IRecord record, string property);
}

/// <inheritdoc/>
internal sealed class RecordShape<T> : RecordShape where T : class, IRecord
{
    private readonly Property[] _properties;

    public RecordShape(EntitySet<T> set)
    {
        ArgumentNullException.ThrowIfNull(set);
        _properties = [.. EdmTypes.PropertiesOf(typeof(T)).Where(p => p.PropertyType != typeof(MediaFacts)).Select(p => new Property(p))];
        Streams = [.. MediaSlots.Of(typeof(T)).Select(s => new StreamProperty(s))];
    }

    public override IReadOnlyList<StreamProperty> Streams { get; }

    public override IReadOnlyList<string> PropertyNames => [.. _properties.Select(p => p.Name)];

    public override void WriteProperties(Utf8JsonWriter writer, IRecord record, IReadOnlySet<string>? select, IReadOnlySet<string> hidden, bool isMarked)
    {
        var typed = (T)record;
        foreach (var property in _properties)
        {
            if (select is not null && !select.Contains(property.Name))
                continue;
            if (hidden.Count > 0 && hidden.Contains(property.Name))
            {
                if (isMarked)
                    writer.WriteString(property.Permissions, "None"u8);
                continue;
            }

            writer.WritePropertyName(property.Encoded);
            property.Write(writer, typed);
        }
    }

    public override bool TryWriteValue(Utf8JsonWriter writer, IRecord record, string property)
    {
        if (Value(record, property) is null)
            return false;
        Find(property)!.Write(writer, (T)record); // Value has found it.
        return true;
    }

    public override object? Value(IRecord record, string property) => Find(property)?.Info.GetValue(record);

    private Property? Find(string name) => Array.Find(_properties, p => p.Name == name);

    private sealed class Property
    {
        public Property(PropertyInfo info)
        {
            Info = info;
            Name = Wire.Name(info.Name);
            Encoded = JsonEncodedText.Encode(Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
            Permissions = JsonEncodedText.Encode($"{Name}@Org.OData.Core.V1.Permissions", JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
            Write = (Action<Utf8JsonWriter, T>)typeof(ValueWriters).GetMethod(nameof(ValueWriters.Of))!
                .MakeGenericMethod(typeof(T), info.PropertyType).Invoke(null, [info])!; // The method is public and answers exactly this.
        }

        public PropertyInfo Info { get; }

        public string Name { get; }

        public JsonEncodedText Encoded { get; }

        /// <summary>The annotation that says that the value is not for this reader.</summary>
        public JsonEncodedText Permissions { get; }

        public Action<Utf8JsonWriter, T> Write { get; }
    }
}
