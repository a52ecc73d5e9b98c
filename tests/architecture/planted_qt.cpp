// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QString>

// The planted fault: a data plane that knows Qt.
int main()
{
    return static_cast<int>(QString::number(0).size()) - 1;
}
