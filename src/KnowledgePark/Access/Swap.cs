using System.Linq.Expressions;

namespace KnowledgePark.Access;

/// <summary>Puts one expression in the place of another.</summary>
internal sealed class Swap : ExpressionVisitor
{
    private readonly Expression _old;
    private readonly Expression _new;

    private Swap(Expression old, Expression @new)
    {
        _old = old;
        _new = @new;
    }

    public static Expression In(Expression tree, Expression old, Expression @new) => new Swap(old, @new).Visit(tree);

    public override Expression Visit(Expression? node) => node == _old ? _new : base.Visit(node)!; // What is there stays there.
}
