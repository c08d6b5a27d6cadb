using System.Collections.Concurrent;
using System.Reflection;
using KnowledgePark.Storage;

namespace KnowledgePark.Access;

/// <summary>Copies of records in which some properties are empty.</summary>
internal static class Blank
{
    private static readonly MethodInfo s_clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!; // Part of every object.
    private static readonly Func<object, object> s_copy = s_clone.CreateDelegate<Func<object, object>>();

    /// <summary>A copy without the values of these properties and without a version.</summary>
    public static T Of<T>(T record, IReadOnlyList<string> properties) where T : class, IRecord
    {
        var copy = (T)s_copy(record);
        Emptier<T>.Of(nameof(IRecord.Version))(copy);
        foreach (var property in properties)
            Emptier<T>.Of(property)(copy);
        return copy;
    }

    /// <summary>The setters of init-only properties: the copy has just been made and nobody else knows it.</summary>
    private static class Emptier<T> where T : class
    {
        private static readonly ConcurrentDictionary<string, Action<T>> s_made = [];

        public static Action<T> Of(string name) => s_made.GetOrAdd(name, Make);

        private static Action<T> Make(string name)
        {
            var property = typeof(T).GetProperty(name) ?? throw new ArgumentException($"{typeof(T).Name} has no property {name}.", nameof(name));
            return (Action<T>)typeof(Emptier<T>).GetMethod(nameof(Typed), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(property.PropertyType).Invoke(null, [property])!; // It is below.
        }

        private static Action<T> Typed<TValue>(PropertyInfo property)
        {
            var set = property.SetMethod!.CreateDelegate<Action<T, TValue>>(); // Every property of a record is set when it is made.
            var empty = (TValue)EmptyOf(property)!; // Null is what hidden means.
            return record => set(record, empty);
        }

        /// <summary>A list is empty rather than null: it is walked without asking.</summary>
        private static object? EmptyOf(PropertyInfo property)
        {
            var type = property.PropertyType;
            if (property.Name == nameof(IRecord.Version))
                return "";
            return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? Array.CreateInstance(type.GetGenericArguments()[0], 0)
                : type.IsValueType ? Activator.CreateInstance(type) : null;
        }
    }
}
