using KnowledgePark.Load;

return args is ["comparator", ..] ? await Comparator.RunAsync(args[1..]) : await LoadRun.RunAsync(args);
