/* Compiles one Typst file to PDF/UA-1: node typst.js FILE.typ FILE.pdf; alone, prints the version of Typst. */
const fs = require("fs");
const path = require("path");
const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");

const [source, target] = process.argv.slice(2);
const fonts = [{ fontPaths: ["/usr/share/fonts/truetype/open-sans"] }];

if (source) {
	const compiler = NodeCompiler.create({ workspace: path.dirname(path.resolve(source)), fontArgs: fonts });
	fs.writeFileSync(target, compiler.pdf({ mainFilePath: path.resolve(source) }, { pdfStandard: "ua-1" }));
} else {
	const compiler = NodeCompiler.create({});
	const version = compiler.compile({ mainFileContent: "#metadata(str(sys.version)) <version>" }).result;
	console.log(compiler.query(version, { selector: "<version>", field: "value" })[0]);
}
