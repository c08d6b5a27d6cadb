namespace KnowledgePark.Host.Start;

/// <summary>The look of the start page, light and dark.</summary>
internal static class StartStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1d2733; --soft: #5b6875; --line: #dfe4ea; --ground: #fbfaf7; --accent: #0b6e6e; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e8ecf0; --soft: #9aa7b4; --line: #2c3640; --ground: #12181e; --accent: #5cc8c0; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 17px/1.55 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
        main { max-width: 54rem; margin: 0 auto; padding: 3.5rem 1.5rem 4rem; }
        header { border-left: .4rem solid var(--accent); padding-left: 1.2rem; margin-bottom: 2.5rem; }
        h1 { font-size: 2.3rem; line-height: 1.15; margin: 0; letter-spacing: -.02em; }
        h2 { font-size: 1.15rem; margin: 2.5rem 0 .6rem; }
        header p { margin: .3rem 0 0; color: var(--soft); font-size: 1.1rem; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: left; font-size: 1.15rem; font-weight: 600; padding-bottom: .6rem; }
        thead th { color: var(--soft); font-weight: 500; font-size: .85rem; }
        th, td { text-align: left; padding: .65rem .8rem .65rem 0; border-bottom: 1px solid var(--line); vertical-align: baseline; font-weight: 400; }
        th span { display: block; color: var(--soft); font-size: .88rem; }
        .number { text-align: right; font-variant-numeric: tabular-nums; padding-right: 2rem; }
        td strong { font-size: 1.25rem; color: var(--accent); }
        a { color: var(--accent); text-underline-offset: .2em; }
        a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
        td a { margin-right: .8rem; }
        ul { list-style: none; padding: 0; margin: 0; }
        li { padding: .4rem 0; color: var(--soft); }
        li a { font-weight: 600; margin-right: .5rem; }
        code { background: var(--line); padding: .1em .35em; border-radius: .25em; font-size: .9em; }
        footer, .empty { color: var(--soft); margin-top: 2.5rem; font-size: .92rem; }
        @media (max-width: 36rem) { main { padding-top: 1.5rem; } h1 { font-size: 1.7rem; } td a { display: block; } .number { padding-right: 1rem; } }
        """;
}
