package org.replsim.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.replsim.reports.chart.Picture;
import org.replsim.scenario.result.ScenarioResult;
import org.replsim.scenario.result.VariantResult;

class RenderersTest {

    private static final Renderer RENDERER = new Renderer();

    private static ScenarioResult result;

    @BeforeAll
    static void run() {
        Renderers.register(RENDERER);
        result = Lab.run(Lab.text(OneClient.YAML));
    }

    @Test
    void aChartIsAPngOfTwoPixelsAPoint() throws IOException {
        Picture chart = Lab.chart(result, "throughput");
        BufferedImage image = png(RENDERER.render(chart));
        assertThat(image.getWidth()).isEqualTo(2 * chart.width());
        assertThat(image.getHeight()).isEqualTo(2 * chart.height());
    }

    @Test
    void aPlotOfOnesOwnIsAPngToo() throws IOException {
        double[] x = {1, 2, 3};
        DisplayData shown = RENDERER.render(
                Lab.plot(result, "Is it?").axes("x", "y").line("y = x", x, x).points("is", x, x));
        assertThat(png(shown).getWidth()).isEqualTo(2 * Picture.WIDTH);
        assertThat(shown.getData(MIMEType.TEXT_PLAIN)).isEqualTo("chart: Is it?");
    }

    @Test
    void tablesAndWordsAreMarkdown() {
        Table table = Lab.table(result);
        assertThat(RENDERER.render(table).getData(MIMEType.TEXT_MARKDOWN)).isEqualTo(table.markdown());
        assertThat(RENDERER.render(table).getData(MIMEType.TEXT_PLAIN)).isEqualTo(table.toString());
        assertThat(RENDERER.render(Markdown.of("2 * 3")).getData(MIMEType.TEXT_MARKDOWN))
                .isEqualTo("2 \\* 3");
        assertThat(RENDERER.render(Lab.text("a: 1\n")).getData(MIMEType.TEXT_MARKDOWN))
                .isEqualTo("```yaml\na: 1\n```");
    }

    @Test
    void aResultShowsQuestionVerdictAndTable() {
        assertThat(String.valueOf(RENDERER.render(result).getData(MIMEType.TEXT_MARKDOWN)))
                .contains(
                        result.title(),
                        Lab.verdict(result).markdown(),
                        Lab.table(result).markdown());
    }

    @Test
    void aVariantShowsItsMetrics() {
        VariantResult variant = result.variants().get(0);
        assertThat(RENDERER.render(variant).getData(MIMEType.TEXT_MARKDOWN))
                .isEqualTo(Lab.metrics(variant).markdown());
    }

    @Test
    void anyOtherValueIsATextWithoutIdentity() {
        for (Object value : List.of(result.variants(), result.variants().get(0).series(), new Object(), new int[3])) {
            assertThat(String.valueOf(RENDERER.render(value).getData(MIMEType.TEXT_PLAIN)))
                    .isNotBlank()
                    .doesNotContainPattern("@[0-9a-f]{4,}");
        }
    }

    private static BufferedImage png(DisplayData shown) throws IOException {
        String data = String.valueOf(shown.getData(MIMEType.IMAGE_PNG));
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
    }
}
