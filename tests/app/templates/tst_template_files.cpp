// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/templates/connected_templates.h"

#include "app/shell/strips/error_strip.h"
#include "app/shell/widgets/state_view.h"
#include "app/templates/template_editor.h"

#include <QFile>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using templates::TemplateEditor;

namespace {

/// Triggers an action that asks for a file, and gives it this one.
bool choose(const QWidget &page, QAction &action, const QString &path)
{
    action.trigger();
    auto *dialog = page.findChild<QFileDialog *>();
    if (dialog == nullptr)
        return false;
    Q_EMIT dialog->fileSelected(path);
    return true;
}

} // namespace

/// Templates that come from files and go into them.
class TemplateFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void exportsTheVersionThatIsShown()
    {
        ConnectedTemplates f;
        f.connectTo({templateOf(u"python"_s, 1, u"old"_s), templateOf(u"python"_s, 2, u"new"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0);
        f.page.details()->choose(1);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"kept.yaml"_s);
        QVERIFY(choose(f.page, *f.actions.find(u"template.export"_s), path));
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        const auto kept = sandbox::templatesFromYaml(file.readAll());
        QVERIFY(kept && kept->size() == 1);
        QCOMPARE(kept->front().spec().value("image"_L1).toString(), u"old"_s);
    }

    void exportSaysThatItCouldNotWrite()
    {
        ConnectedTemplates f;
        f.connectTo({templateOf(u"python"_s, 1)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0);
        QVERIFY(choose(f.page, *f.actions.find(u"template.export"_s), u"/proc/none/kept.yaml"_s));
        QTRY_VERIFY(!f.page.findChild<shell::ErrorStrip *>()->isHidden());
    }

    /// Into the editor, where it is judged before it is stored; what cannot be read is said.
    void importsIntoTheEditor()
    {
        ConnectedTemplates f;
        f.connectTo({});
        QTRY_VERIFY(f.page.stateView()->headline().contains(u"No templates"_s));
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"one.yaml"_s);
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(
            "apiVersion: liteboxd/v1\nkind: SandboxTemplate\nmetadata: {name: it}\nspec: {image: x, owner: me}\n");
        file.close();
        QVERIFY(choose(f.page, *f.actions.find(u"template.import"_s), path));
        QTRY_VERIFY(f.page.findChild<TemplateEditor *>());
        const auto *editor = f.page.findChild<TemplateEditor *>();
        QVERIFY(button(*editor, u"Check"_s)->isEnabled());
        const auto texts = editor->findChildren<QPlainTextEdit *>();
        QVERIFY(std::any_of(texts.begin(), texts.end(),
                            [](const auto *each) { return each->toPlainText().contains(u"owner: me"_s); }));
    }

    void importSaysWhatItCannotRead_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("gone") << u"/proc/none/one.yaml"_s;
        QTest::newRow("no file") << u"/dev/zero"_s;
    }

    void importSaysWhatItCannotRead()
    {
        QFETCH(QString, path);
        ConnectedTemplates f;
        f.connectTo({});
        QTRY_VERIFY(f.page.stateView()->headline().contains(u"No templates"_s));
        QVERIFY(choose(f.page, *f.actions.find(u"template.import"_s), path));
        QTRY_VERIFY(!f.page.findChild<shell::ErrorStrip *>()->isHidden());
        QVERIFY(!f.page.findChild<TemplateEditor *>());
    }
};

QTEST_MAIN(TemplateFilesTest)
#include "tst_template_files.moc"
