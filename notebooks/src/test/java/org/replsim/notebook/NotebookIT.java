package org.replsim.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Executes every notebook in Jupyter with the packaged kernel, as {@code notebooks/start} does. The notebooks with their
 * outputs, and as pages, stay in {@code target/notebooks}, for looking at.
 */
class NotebookIT {

    private static final String NO_JUPYTER =
            "jupyter with nbconvert is not on PATH (Debian: jupyter-core jupyter-nbconvert python3-ipykernel)";
    private static final int FEWEST_COLOURS = 5;

    @TempDir
    private Path home;

    static List<Path> notebooks() throws IOException {
        return NotebookFile.all();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyCellRunsAndChartsComeOut(Path notebook) throws IOException, InterruptedException {
        Path executed = Files.createDirectories(Path.of(System.getProperty("executed.notebooks", "target/notebooks")))
                .resolve(notebook.getFileName());
        Jupyter jupyter = jupyter();

        Jupyter.Outcome outcome = jupyter.execute(notebook, executed);

        assertThat(outcome.exit()).as(outcome.output()).isZero();
        NotebookFile result = NotebookFile.read(executed);
        assertThat(result.codeCells())
                .extracting(cell -> cell.path("execution_count").asInt())
                .isEqualTo(IntStream.rangeClosed(1, result.codeCells().size())
                        .boxed()
                        .toList());
        assertThat(result.outputs())
                .noneMatch(output -> output.path("output_type").asText().equals("error"));
        assertThat(result.pictures()).isNotEmpty().allMatch(NotebookIT::showsSomething);
        assertThat(jupyter.page(executed).exit()).isZero();
    }

    private Jupyter jupyter() {
        Optional<Path> command = Jupyter.find();
        if (command.isEmpty()) {
            assertThat(System.getenv("CI")).as(NO_JUPYTER).isNotEqualTo("true");
            System.out.println("skipped: " + NO_JUPYTER);
        }
        assumeThat(command).as(NO_JUPYTER).isPresent();
        return new Jupyter(command.orElseThrow(), Path.of(System.getProperty("jupyter.path", "target/jupyter")), home);
    }

    /** Whether a PNG can be decoded and is not of one colour. */
    private static boolean showsSomething(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            return IntStream.of(pixels).distinct().limit(FEWEST_COLOURS).count() == FEWEST_COLOURS;
        } catch (IOException e) {
            return false;
        }
    }
}
