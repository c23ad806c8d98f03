import de.larsgrefer.sass.embedded.SassCompiler;
import de.larsgrefer.sass.embedded.SassCompilerFactory;
import de.larsgrefer.sass.embedded.importer.ClasspathImporter;
import com.sass_lang.embedded_protocol.OutputStyle;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** Build step: compiles one Sass file, whose library lies on the class path, into one style sheet. */
class CompileStyles {
    public static void main(String[] arguments) throws Exception {
        File source = new File(arguments[0]);
        Path sheet = Path.of(arguments[1]);
        try (SassCompiler compiler = SassCompilerFactory.bundled()) {
            compiler.setOutputStyle(OutputStyle.COMPRESSED);
            compiler.setQuietDeps(true);
            compiler.addSilenceDeprecation("import");
            compiler.registerImporter(new ClasspathImporter().autoCanonicalize());
            String css = compiler.compileFile(source).getCss();
            if (css.contains("@font-face") || css.contains("url(")) {
                throw new IllegalStateException("The style sheet would make requests of its own");
            }
            Files.createDirectories(sheet.getParent());
            Files.writeString(sheet, css);
        }
    }
}
