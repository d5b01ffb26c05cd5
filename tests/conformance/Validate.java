import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.verapdf.as.ASAtom;
import org.verapdf.cos.COSObject;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.gf.model.GFModelParser;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.processor.reports.enums.JobEndStatus;

/**
 * Validates PDF files with veraPDF, as many at a time as there are cores: java Validate.java FILE…
 *
 * Each file has to be PDF/UA-1 and PDF/A-2a; one whose catalogue has associated files (/AF) PDF/A-3a instead. What a
 * file says of itself chooses nothing. Prints a line a file, in the order given: "ok", the standards and the path; or
 * "FAIL", the standards, the path and the broken rules as STANDARD:CLAUSE-TEST, each with the number of its failed
 * checks. Then a line for each rule that was broken, in words. The exit status says nothing of the files.
 */
public class Validate {
	private static final Map<String, String> rules = new ConcurrentSkipListMap<>();

	/* Of one file; without faults it conforms. */
	private static class Verdict {
		String standards = "?";
		String faults = "";
	}

	private static boolean hasAssociatedFiles(GFModelParser parser) {
		COSObject files = parser.getPDDocument().getCatalog().getKey(ASAtom.getASAtom("AF"));

		return files != null && !files.empty() && files.size() > 0;
	}

	private static String faults(ValidationResult result, PDFAFlavour standard) {
		Map<String, Integer> failed = new TreeMap<>();

		if (result.getJobEndStatus() != JobEndStatus.NORMAL)
			return " " + standard.getId() + ":not-validated-to-the-end";
		for (Map.Entry<RuleId, Integer> check : result.getFailedChecks().entrySet()) {
			RuleId rule = check.getKey();
			String name = standard.getId() + ":" + rule.getClause() + "-" + rule.getTestNumber();
			failed.put(name, check.getValue());
			rules.put(name, result.getValidationProfile().getRuleByRuleId(rule).getDescription());
		}
		if (failed.isEmpty() && !result.isCompliant())
			return " " + standard.getId() + ":not-compliant";
		return failed.entrySet().stream().map(f -> " " + f.getKey() + " (" + f.getValue() + ")")
			.collect(Collectors.joining());
	}

	private static String against(Path file, PDFAFlavour standard) throws Exception {
		try (GFModelParser parser = GFModelParser.createModelWithFlavour(file.toFile(), standard);
		     PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
			return faults(validator.validate(parser), standard);
		}
	}

	private static PDFAFlavour archive(Path file) throws Exception {
		try (GFModelParser parser = GFModelParser.createModelWithFlavour(file.toFile(), PDFAFlavour.PDFA_2_A)) {
			return hasAssociatedFiles(parser) ? PDFAFlavour.PDFA_3_A : PDFAFlavour.PDFA_2_A;
		}
	}

	private static Verdict validate(Path file) {
		Verdict verdict = new Verdict();

		try {
			PDFAFlavour archive = archive(file);
			verdict.standards = PDFAFlavour.PDFUA_1.getId() + "," + archive.getId();
			verdict.faults = against(file, PDFAFlavour.PDFUA_1) + against(file, archive);
		} catch (Throwable fault) {
			verdict.faults += " unreadable: " + fault;
		}
		return verdict;
	}

	public static void main(String[] arguments) throws Exception {
		LogManager.getLogManager().reset();
		VeraGreenfieldFoundryProvider.initialise();
		ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
		List<Path> files = Stream.of(arguments).map(Path::of).collect(Collectors.toList());
		List<Future<Verdict>> verdicts = files.stream().map(f -> pool.submit(() -> validate(f))).collect(Collectors.toList());

		for (int i = 0; i < files.size(); i++) {
			Verdict verdict = verdicts.get(i).get();
			System.out.println((verdict.faults.isEmpty() ? "ok " : "FAIL ") + verdict.standards + " " + files.get(i) +
					   verdict.faults);
		}
		pool.shutdown();
		rules.forEach((name, words) -> System.out.println("rule " + name + " " + words));
	}
}
