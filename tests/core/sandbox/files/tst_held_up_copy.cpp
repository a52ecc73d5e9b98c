// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/files/endless_exec.h"

#include "core/sandbox/files/file_download.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::FileDownload;

namespace {

constexpr qint64 MiB = 1 << 20;
constexpr qint64 flowing =
    64 * MiB; ///< until the kernel has learned how much it should keep for us; then again and again
constexpr int mostTries = 10;
constexpr qint64 held = 8 * MiB; ///< of which its sending half keeps no more than 4
constexpr qint64 mostAtOnce = 2 * MiB + 128 * 1024;

} // namespace

/// A copy out of a sandbox whose reader is slower than the network: what the kernel took meanwhile comes to us in
/// pieces of 2 MiB, and not all at once, which would all be in memory, twice.
class HeldUpCopyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesNoMoreThanItsLimitAtOnce()
    {
        EndlessExec server;
        const auto api = kube::ApiClient::create(server.settings());
        QVERIFY(api);
        sandbox::Sandbox sandbox{*base::SandboxId::parse("0a1b2c3d")};
        sandbox.podName = u"sandbox-0a1b2c3d"_s;
        sandbox.podNamespace = u"liteboxd"_s;
        const QTemporaryDir folder;
        FileDownload download(**api, sandbox, "/workspace", "endless", folder.filePath(u"out"_s).toStdString());
        std::optional<base::Error> fault;
        connect(&download, &FileDownload::failed, this, [&fault](const base::Error &error) { fault = error; });
        qint64 atOnce = 0; // since the event loop came round
        qint64 most = 0;
        qint64 before = 0;
        qint64 end = 0;
        int tries = 0;
        bool wasTaken = false;
        connect(&download, &FileDownload::progressed, this, [&] {
            const auto here = static_cast<qint64>(download.bytes());
            if (atOnce == 0)
                QMetaObject::invokeMethod(
                    this, [&atOnce] { atOnce = 0; }, Qt::QueuedConnection);
            atOnce += here - before;
            before = here;
            if (wasTaken)
                most = std::max(most, atOnce);
            if (here < (tries + 1) * flowing || wasTaken || tries == mostTries)
                return;
            ++tries;
            wasTaken = server.waitForSent(here + held, std::chrono::seconds(2));
            end = here + 2 * held;
        });
        download.start();
        const auto isOver = [&] { return fault || ((wasTaken || tries == mostTries) && before > end); };
        QTRY_VERIFY_WITH_TIMEOUT(isOver(), 120'000);
        QVERIFY2(!fault, fault ? fault->text().c_str() : "");
        if (!wasTaken)
            QSKIP("this kernel keeps less than 8 MiB of a stream: nothing to be seen here");
        QVERIFY2(most <= mostAtOnce, qPrintable(u"%1 bytes at once"_s.arg(most)));
        QVERIFY(most > 0);
    }
};

QTEST_GUILESS_MAIN(HeldUpCopyTest)
#include "tst_held_up_copy.moc"
