package org.replsim.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The files of all modules as a reader of the repository meets them, without what builds and runs leave behind. */
public record SourceTree(Path root, List<Path> files) {

    private static final Set<String> LEFT_BEHIND =
            Set.of(".git", ".idea", ".vscode", ".ipynb_checkpoints", "node_modules", "results", "target");

    /** A method: its file, its name, the line it begins at and how many it has. */
    record Method(Path file, String name, long line, long lines) {}

    /** The tree that the tests run in: the nearest directory above them that has a {@code .mvn}, as Maven sees it. */
    public static SourceTree here() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve(".mvn"))) {
            root = Optional.ofNullable(root.getParent()).orElseThrow();
        }
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean skipped = LEFT_BEHIND.contains(directory.getFileName().toString());
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!LEFT_BEHIND.contains(file.getFileName().toString())) {
                    files.add(file); // the .git of a second work tree is a file
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return new SourceTree(root, files.stream().sorted().toList());
    }

    /** The files that are text, by their path from the root, as lines. */
    Map<Path, List<String>> texts() throws IOException {
        Map<Path, List<String>> texts = new TreeMap<>();
        for (Path file : files) {
            text(file).ifPresent(lines -> texts.put(root.relativize(file), lines));
        }
        return texts;
    }

    private static Optional<List<String>> text(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllLines(file));
        } catch (MalformedInputException e) {
            return Optional.empty(); // a picture or another binary file
        }
    }

    /** All methods and constructors of all Java files. */
    List<Method> methods() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = manager.getJavaFileObjectsFromPaths(
                    files.stream().filter(SourceTree::isJava).toList());
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, sources);
            List<Method> methods = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodFinder(unit, Trees.instance(task).getSourcePositions(), methods).scan(unit, null);
            }
            return methods;
        }
    }

    static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    private final class MethodFinder extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> methods;

        MethodFinder(CompilationUnitTree unit, SourcePositions positions, List<Method> methods) {
            this.unit = unit;
            this.positions = positions;
            this.methods = methods;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            Path file = root.relativize(Path.of(unit.getSourceFile().toUri()));
            methods.add(new Method(file, method.getName().toString(), first, last - first + 1));
            return super.visitMethod(method, null);
        }
    }
}
