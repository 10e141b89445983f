import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test as base } from '../support/reader';

// A text as offices print them and converters leave them: a letterhead over lines of signs, articles that are bold lines,
// points on lines that follow each other, signs of every kind, a table that is wider than its head. All of it is painted.

const TEXT = `**ỦY BAN NHÂN DÂN XÃ AN BÌNH**
--------
**Số: 15/QĐ-UBND**

# QUYẾT ĐỊNH

**Về kế hoạch chỉnh trang khu dân cư**

**Chương I**

**QUY ĐỊNH CHUNG**

**Điều 1.** Phạm vi

1. Kế hoạch này áp dụng cho 12 thôn.
2. Việc chỉnh trang gồm:
a) Đường, cây xanh, thoát nước;
b) Nhà văn hoá, sân chơi;
đ) Chợ và bến đỗ.

**Điều 2.** Mục tiêu

I- Đến năm 2030
– Trên 80% đường thôn được cứng hoá.
+ Mỗi thôn có ít nhất 1 sân chơi.
• Diện tích cây xanh: 6–8 m<sup>2</sup> mỗi người.

| Chỉ tiêu | 2025 | 2030 |
|---|---|---|
| Đường cứng hoá | 60% | 80% | đo ngày 31/12 |
| Nước sạch | 90% | 100% |

**Điều 3.** Tổ chức thực hiện

<Tên cơ quan chủ trì> báo cáo trước ngày 15/12; 5*3=15 điểm, **không** quá 10 trang.
`;

const EVERY_LOOK = (['light', 'sepia', 'dark', 'contrast'] as const).flatMap((theme) =>
  ([1, 3, 5] as const).map((step) => [theme, step] as const),
);

const test = base.extend({
  desk: async ({ desk, folder }, use) => {
    await mkdir(path.join(folder, 'added'), { recursive: true });
    await writeFile(path.join(folder, 'added', 'quyet-dinh.md'), TEXT);
    await desk.call('add_folder', { path: path.join(folder, 'added') });
    await use(desk);
  },
});

for (const { looks, name, details } of [
  {
    looks: [
      ['light', 1],
      ['contrast', 5],
    ],
    name: 'at both ends of the dial',
    details: {},
  },
  { looks: EVERY_LOOK, name: 'in every theme and at every step', details: { tag: '@full' } },
] as const) {
  test(`a text as offices print them is painted ${name}`, details, async ({ reader }) => {
    await reader.open();
    await reader.document('QUYẾT ĐỊNH');
    await reader.see('article.doc [data-block]', 'Kế hoạch này áp dụng cho 12 thôn.');
    for (const [theme, step] of looks) {
      await reader.wear(theme, step);
      await reader.look(`the head, ${theme}, step ${step}`);
      await reader.jump('điều 3');
      await reader.settled();
      await reader.look(`an article, ${theme}, step ${step}`);
    }
  });
}
