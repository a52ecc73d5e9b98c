// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/files/local_exec.h"

#include "core/sandbox/files/file_download.h"
#include "core/sandbox/files/transfer_pace.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::FileDownload;
using Start = sandbox::FileDownload::Start;

namespace {

bool write(const QString &name, const QByteArray &text)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QByteArray read(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

sandbox::Sandbox sampleSandbox()
{
    sandbox::Sandbox sandbox{*base::SandboxId::parse("0a1b2c3d")};
    sandbox.podName = u"sandbox-0a1b2c3d"_s;
    sandbox.podNamespace = u"liteboxd"_s;
    return sandbox;
}

/// Text that no other part of it equals.
QByteArray sample(int lines, char begin = 'a')
{
    QByteArray text;
    for (int i = 0; i < lines; ++i)
        text += begin + QByteArray::number(i) + '\n';
    return text;
}

} // namespace

/// Copies out of a sandbox, with a real shell and tar on the other side.
class FileDownloadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goesOnAfterACut_data();
    void goesOnAfterACut();
    void beginsAnewWhenItChanged();
    void beginsAnewWhereItCannotBeChecked();
    void leavesWhatArrivedWhenItIsDestroyed();
    void leavesWhatArrivedWhenTheCheckIsCut();
    void unpacksWhatHasAllArrived();
    void unpackingCanBeStopped();
    void twoDoNotWriteOneFile();
    void writesThroughNoLink();
    void leavesNothingOfWhatIsNotThere();
    void saysThatTarFailedBehindAPipe();
    void knowsThePace();

private:
    struct Run
    {
        std::optional<Start> start;
        std::optional<base::Error> error;
        bool isDone = false;
        std::uint64_t resumedAt = 0;
        std::optional<std::uint64_t> total;
    };

    Run fetch(const QString &name);
    QString inside(const QString &name) const { return m_folder->filePath(u"in/"_s + name); }
    QString target() const { return m_folder->filePath(u"out/target"_s); }
    QString part() const { return target() + u".liteboxd-part"_s; }
    QStringList outside() const;
    std::unique_ptr<FileDownload> download(const QString &name);

    std::unique_ptr<QTemporaryDir> m_folder;
    LocalExecTransport *m_transport = nullptr;
    std::unique_ptr<kube::ApiClient> m_api;
};

void FileDownloadTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto transport = std::make_unique<LocalExecTransport>();
    m_transport = transport.get();
    m_api = std::make_unique<kube::ApiClient>(std::move(transport));
    QVERIFY(QDir(m_folder->path()).mkpath(u"in/folder/sub"_s) && QDir(m_folder->path()).mkpath(u"out"_s));
    QVERIFY(write(inside(u"file"_s), sample(100'000)));
    QVERIFY(write(inside(u"folder/a"_s), sample(50'000)) && write(inside(u"folder/sub/b"_s), sample(50'000)));
}

std::unique_ptr<FileDownload> FileDownloadTest::download(const QString &name)
{
    return std::make_unique<FileDownload>(*m_api, sampleSandbox(), m_folder->filePath(u"in"_s).toStdString(),
                                          name.toStdString(), target().toStdString());
}

FileDownloadTest::Run FileDownloadTest::fetch(const QString &name)
{
    const auto one = download(name);
    Run run;
    connect(one.get(), &FileDownload::began, this, [&run](Start start) { run.start = start; });
    connect(one.get(), &FileDownload::finished, this, [&run] { run.isDone = true; });
    connect(one.get(), &FileDownload::failed, this, [&run](const base::Error &error) { run.error = error; });
    one->start();
    static_cast<void>(QTest::qWaitFor([&run] { return run.isDone || run.error; }, 30'000));
    run.resumedAt = one->resumedAt();
    run.total = one->total();
    return run;
}

QStringList FileDownloadTest::outside() const
{
    return QDir(m_folder->filePath(u"out"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

void FileDownloadTest::goesOnAfterACut_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file"); ///< of it, that is compared
    QTest::newRow("a file") << u"file"_s << QString();
    QTest::newRow("a folder") << u"folder"_s << u"/sub/b"_s;
}

void FileDownloadTest::goesOnAfterACut()
{
    QFETCH(QString, name);
    QFETCH(QString, file);
    m_transport->cutAfter = 300'000;
    const Run cut = fetch(name);
    QVERIFY(cut.error && cut.error->code == base::ErrorCode::ConnectionLost);
    QVERIFY(cut.start == Start::Afresh);
    QCOMPARE(QFile(part()).size(), 300'000);
    QCOMPARE(QFile::permissions(part()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

    const Run second = fetch(name);
    QVERIFY2(second.isDone, second.error ? second.error->text().c_str() : "");
    QVERIFY(second.start == Start::Resumed);
    QCOMPARE(second.resumedAt, 300'000U);
    QCOMPARE(second.total.has_value(), file.isEmpty());
    QCOMPARE(read(target() + file), read(inside(name + file)));
    QCOMPARE(outside(), QStringList{u"target"_s});
}

void FileDownloadTest::beginsAnewWhenItChanged()
{
    m_transport->cutAfter = 300'000;
    QVERIFY(fetch(u"file"_s).error);
    QVERIFY(write(inside(u"file"_s), sample(100'000, 'b')));
    const Run second = fetch(u"file"_s);
    QVERIFY(second.isDone && second.start == Start::Different && second.resumedAt == 0);
    QCOMPARE(read(target()), sample(100'000, 'b'));
}

void FileDownloadTest::beginsAnewWhereItCannotBeChecked()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"bin"_s));
    m_transport->cutAfter = 300'000;
    QVERIFY(fetch(u"file"_s).error);
    for (const QString &program : {u"sh"_s, u"tar"_s, u"head"_s}) // and no sha256sum
        QVERIFY(QFile::link(QStandardPaths::findExecutable(program), m_folder->filePath(u"bin/"_s + program)));
    m_transport->path = m_folder->filePath(u"bin"_s);
    const Run second = fetch(u"file"_s);
    QVERIFY(second.isDone && second.start == Start::Unchecked);
    QCOMPARE(read(target()), read(inside(u"file"_s)));
}

void FileDownloadTest::leavesWhatArrivedWhenItIsDestroyed()
{
    auto one = download(u"file"_s);
    QSignalSpy progressed(one.get(), &FileDownload::progressed);
    one->start();
    QVERIFY(progressed.wait());
    one.reset();
    QVERIFY(QFile(part()).size() > 0);
    QVERIFY(fetch(u"file"_s).start == Start::Resumed);
}

void FileDownloadTest::leavesWhatArrivedWhenTheCheckIsCut()
{
    m_transport->cutAfter = 300'000;
    QVERIFY(fetch(u"file"_s).error);
    m_transport->cutAfter = 10;
    const Run second = fetch(u"file"_s);
    QVERIFY(second.error && second.error->code == base::ErrorCode::ConnectionLost && !second.start);
    QCOMPARE(QFile(part()).size(), 300'000);
}

/// Ended when all had come, and was not unpacked.
void FileDownloadTest::unpacksWhatHasAllArrived()
{
    QProcess tar;
    tar.start(u"tar"_s, {u"-cf"_s, part(), u"-C"_s, m_folder->filePath(u"in"_s), u"--"_s, u"file"_s});
    QVERIFY(tar.waitForFinished() && tar.exitCode() == 0);
    const auto all = static_cast<std::uint64_t>(QFile(part()).size());
    const Run run = fetch(u"file"_s);
    QVERIFY2(run.isDone, run.error ? run.error->text().c_str() : "");
    QVERIFY(run.start == Start::Resumed);
    QCOMPARE(run.resumedAt, all);
    QCOMPARE(read(target()), read(inside(u"file"_s)));
    QCOMPARE(outside(), QStringList{u"target"_s});
}

void FileDownloadTest::unpackingCanBeStopped()
{
    QProcess tar;
    tar.start(u"tar"_s, {u"-cf"_s, part(), u"-C"_s, m_folder->filePath(u"in"_s), u"--"_s, u"file"_s});
    QVERIFY(tar.waitForFinished() && tar.exitCode() == 0);
    std::stop_source stop;
    stop.request_stop();
    const auto extracted =
        sandbox::extractArchive(part().toStdString(), "file", target().toStdString(), stop.get_token());
    QVERIFY(!extracted);
    QVERIFY(!QFile::exists(target()));
}

void FileDownloadTest::twoDoNotWriteOneFile()
{
    const auto one = download(u"file"_s);
    one->start();
    const Run second = fetch(u"file"_s);
    QVERIFY(second.error && second.error->code == base::ErrorCode::Conflict);
}

void FileDownloadTest::writesThroughNoLink()
{
    const QString other = m_folder->filePath(u"other"_s);
    QVERIFY(write(other, "mine") && QFile::link(other, part()));
    const Run run = fetch(u"file"_s);
    QVERIFY(run.error && run.error->code == base::ErrorCode::FileUnreadable);
    QCOMPARE(read(other), QByteArray("mine"));
}

void FileDownloadTest::leavesNothingOfWhatIsNotThere()
{
    const Run run = fetch(u"nothing"_s);
    QVERIFY(run.error && run.error->code == base::ErrorCode::NotFound);
    QCOMPARE(outside(), QStringList());
}

void FileDownloadTest::saysThatTarFailedBehindAPipe()
{
    const sandbox::Packing packing{m_folder->path().toStdString(), "nothing"};
    std::optional<sandbox::CommandResult> result;
    const auto request =
        sandbox::CommandRun::start(*m_api, packing.rest(sampleSandbox(), 5), {}, std::chrono::seconds(30), this,
                                   [&result](const base::Result<sandbox::CommandResult> &answer) {
                                       result = answer.value_or(sandbox::CommandResult());
                                   });
    QTRY_VERIFY(result);
    QCOMPARE(result->exitCode, 0);
    QVERIFY2(result->errorOutput.contains(sandbox::Packing::failureMark), result->errorOutput);
}

void FileDownloadTest::knowsThePace()
{
    using namespace std::chrono_literals;
    const sandbox::TransferPace::Time start{};
    sandbox::TransferPace pace;
    QVERIFY(!pace.perSecond());
    pace.note(1000, start); // was there before
    pace.note(1010, start + 50ms);
    QVERIFY(!pace.perSecond());
    pace.note(3000, start + 2s);
    QCOMPARE(pace.perSecond().value_or(0), 1000U);
    QCOMPARE(pace.left(5000).value_or(0s), 2s);
    QVERIFY(!pace.left({}));
    for (int second = 3; second <= 20; ++second)
        pace.note(3000, start + std::chrono::seconds(second));
    QCOMPARE(pace.perSecond().value_or(1), 0U); // of the last seconds
    QVERIFY(!pace.left(5000));
    QCOMPARE(sandbox::shareOf(320, 1000).value_or(-1), 32);
    QCOMPARE(sandbox::shareOf(2000, 1000).value_or(-1), 100);
    QVERIFY(!sandbox::shareOf(1, 0) && !sandbox::shareOf(1, {}));
}

QTEST_GUILESS_MAIN(FileDownloadTest)
#include "tst_file_download.moc"
